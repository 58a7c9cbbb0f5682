-- Jobs asked for in the same transaction as what they follow from; the queue itself is pg-boss's own schema, pgboss.
create table store.job_request (
  id uuid primary key default gen_random_uuid(),
  queue text not null check (queue ~ '^[a-z]+(-[a-z]+)*$'),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  event uuid not null references store.event,
  requested_at timestamptz not null default now(),
  taken_at timestamptz
);
comment on table store.job_request is 'Work to be done after a transaction, written in it: a relay moves each to the queue exactly once';
comment on column store.job_request.id is 'Also the id of the job in the queue, so that a request moved twice is one job';
comment on column store.job_request.event is 'What happened that asks for it: by this, the audit chain says who asked';
comment on column store.job_request.data is 'Ids, states and days only; names and free text stay in the rooms'' tables';
create index job_request_waiting on store.job_request (requested_at) where taken_at is null;
create index job_request_event on store.job_request (event);

alter table store.job_request enable row level security;
alter table store.job_request force row level security;
grant select, insert, update, delete on store.job_request to trellis_system;
grant insert on store.job_request to trellis_app;
create policy system_all on store.job_request for all to trellis_system using (true) with check (true);
-- A person asks for work only as a consequence of an event that they have just recorded themselves, and does no more than ask: nobody reads,
-- takes or undoes a request. What the work may do is decided by the job, which trusts ids only after it has looked at the rows they name.
create policy asks_after_own_event on store.job_request for insert to trellis_app
  with check (taken_at is null and exists (
    select from store.event e where e.id = job_request.event and e.actor_account = (select store.account())));
