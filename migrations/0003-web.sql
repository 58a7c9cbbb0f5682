-- The web shell's own tables: sign-in accounts, links, sessions, identities of other providers, and mail waiting to go.
create schema web;
comment on schema web is 'Sign-in, sessions and mail: only the system itself reads or writes here';
grant usage on schema web to trellis_system;

create table web.account (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email)),
  operator boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  unique (email)
);
comment on table web.account is 'Who may sign in. What they may do follows from their posts; operator is the one grant typed by hand';

create table web.identity (
  issuer text not null, subject text not null,
  account uuid not null references web.account,
  primary key (issuer, subject)
);
comment on table web.identity is 'An OpenID Connect identity (issuer and subject together) of an account';
create index identity_account on web.identity (account);

create table web.sign_in_link (
  token_hash text primary key,
  account uuid not null references web.account,
  expires_at timestamptz not null,
  used_at timestamptz,
  return_to text
);
comment on table web.sign_in_link is 'A sign-in link: only the SHA-256 of its token; used up by the POST, not by opening it';
create index sign_in_link_account on web.sign_in_link (account);

create table web.session (
  token_hash text primary key,
  id uuid not null default gen_random_uuid() unique,
  account uuid references web.account,
  csrf text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text
);
comment on table web.session is 'A browser session: only the SHA-256 of its token; idle 30 minutes, 12 hours at most';
create index session_account on web.session (account);

create table web.outgoing_mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null, subject text not null, body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  failed text
);
comment on table web.outgoing_mail is 'Mail to send; in demonstration mode the outbox page shows it';

create table web.attempt (
  key text not null,
  at timestamptz not null default now(),
  primary key (key, at)
);
comment on table web.attempt is 'Sign-in tries by account and by address, for the limit';

grant select, insert, update, delete on all tables in schema web to trellis_system;
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'web' loop
    execute format('alter table web.%I enable row level security', t);
    execute format('alter table web.%I force row level security', t);
    execute format('create policy system_all on web.%I for all to trellis_system using (true) with check (true)', t);
  end loop;
end $$;
