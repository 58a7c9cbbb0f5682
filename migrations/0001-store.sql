-- The ground of the store: extensions, the two roles that requests run as, who asks, events and the audit chain.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;

do $$ begin
  if not exists (select from pg_roles where rolname = 'trellis_app') then create role trellis_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'trellis_system') then create role trellis_system nologin; end if;
  execute format('grant trellis_app, trellis_system to %I', current_user);
end $$;

grant usage on schema store to trellis_app, trellis_system;
comment on schema store is 'Who asks, what happened, and the proof that nobody changed the record of it';

-- Who asks: set by the store at the start of each transaction, before the role is dropped; absent settings mean nobody.
create function store.kind() returns text language sql stable
  as $$ select nullif(current_setting('app.kind', true), '') $$;
create function store.today() returns date language sql stable
  as $$ select nullif(current_setting('app.day', true), '')::date $$;
create function store.account() returns uuid language sql stable
  as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function store.people() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(value::uuid), '{}') from jsonb_array_elements_text(coalesce(nullif(current_setting('app.people', true), ''), '[]')::jsonb) as value $$;
create function store.scopes(act text) returns text[] language sql stable
  as $$ select coalesce(array_agg(substr(value, length(act) + 2)), '{}')
          from jsonb_array_elements_text(coalesce(nullif(current_setting('app.grants', true), ''), '[]')::jsonb) as value
         where starts_with(value, act || ':') $$;
comment on function store.scopes(text) is 'The scopes within which the person who asks may do this act: slugs of partnerships, URNs, or *';

create table store.event (
  id uuid primary key default gen_random_uuid(),
  at text not null,
  type text not null check (type ~ '^[a-z]+(-[a-z]+)+$'),
  partnership text,
  subject text not null,
  effective_on date,
  actor_kind text not null,
  actor_account uuid,
  actor_part text,
  data jsonb not null default '{}'
);
comment on table store.event is 'What happened: ids, states and days; names and free text stay in the rooms, so that a person can be erased';
comment on column store.event.at is 'ISO 8601 in UTC with milliseconds, as text: exactly what the audit chain hashes';
comment on column store.event.effective_on is 'The day from which the change holds, where that is another thing than when it was typed';
create index event_subject on store.event (subject, at desc);
create index event_partnership on store.event (partnership, at desc);
create index event_account on store.event (actor_account);

create table store.audit (
  seq bigint primary key,
  event uuid,
  body text not null,
  previous text not null,
  hash text not null
);
comment on table store.audit is 'A chain of digests over every event and every recorded look at personal data: tamper-evident';
comment on column store.audit.body is 'Length-prefixed fields, as hashed: hash = sha256(previous || body), in hexadecimal';

create table store.audit_head (
  one_row boolean primary key default true check (one_row),
  seq bigint not null,
  hash text not null
);
comment on table store.audit_head is 'The last link; locked while a link is added, so that the chain cannot fork';
insert into store.audit_head (seq, hash) values (0, repeat('0', 64));

create function store.prefixed(variadic fields text[]) returns text language sql immutable
  as $$ select string_agg(length(coalesce(f, ''))::text || ':' || coalesce(f, ''), '' order by i) from unnest(fields) with ordinality as t(f, i) $$;

create function store.append_audit(of_event uuid, body text) returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare head store.audit_head; link text;
begin
  select * into head from store.audit_head for update;
  link := encode(sha256(convert_to(head.hash || body, 'UTF8')), 'hex');
  insert into store.audit (seq, event, body, previous, hash) values (head.seq + 1, of_event, body, head.hash, link);
  update store.audit_head set seq = head.seq + 1, hash = link;
  return head.seq + 1;
end $$;

-- Recording an event adds its link in the same statement's transaction: nobody can add one without the other.
create function store.chain_event() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform store.append_audit(new.id, store.prefixed('event', new.at, new.type, new.partnership, new.subject,
    new.effective_on::text, new.actor_kind, new.actor_account::text, new.actor_part, new.data::text));
  return new;
end $$;
create trigger chain_event after insert on store.event for each row execute function store.chain_event();

-- A look at personal data is a link without an event: who, what word, whose record.
create function store.note_look(at text, word text, subject text) returns bigint language sql security definer
  set search_path = pg_catalog, pg_temp
  as $$ select store.append_audit(null, store.prefixed('look', at, word, subject, store.kind(), store.account()::text)) $$;

-- The functions run as trellis_system, which the tables' own policies admit; the owner itself is bound by forced row-level security.
grant create on schema store to trellis_system;
alter function store.append_audit(uuid, text) owner to trellis_system;
alter function store.chain_event() owner to trellis_system;
alter function store.note_look(text, text, text) owner to trellis_system;
revoke create on schema store from trellis_system;
revoke execute on function store.append_audit(uuid, text) from public;
grant execute on function store.append_audit(uuid, text) to trellis_system;

alter table store.event enable row level security;
alter table store.event force row level security;
alter table store.audit enable row level security;
alter table store.audit force row level security;
alter table store.audit_head enable row level security;
alter table store.audit_head force row level security;

grant select, insert on store.event to trellis_app, trellis_system;
grant select, insert on store.audit to trellis_system;
grant select, insert, update on store.audit_head to trellis_system;
grant select on store.migration to trellis_system;

create policy system_all on store.event for all to trellis_system using (true) with check (true);
create policy system_all on store.audit for all to trellis_system using (true) with check (true);
create policy system_all on store.audit_head for all to trellis_system using (true) with check (true);
create policy officer_reads on store.event for select to trellis_app
  using (partnership = any ((select store.scopes('edit-register'))::text[]) or actor_account = (select store.account()));
create policy own_insert on store.event for insert to trellis_app
  with check (actor_kind = (select store.kind()) and actor_account is not distinct from (select store.account()));
