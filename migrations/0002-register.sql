-- The register: schools and public evidence about them (national reference data), and each partnership's
-- organisations, memberships, people, posts and holdings.
create schema register;
comment on schema register is 'Schools, organisations, groups and dated memberships; people, posts, holders; evidence about schools';
grant usage on schema register to trellis_app, trellis_system;

-- ---- National reference data: public, the same for every partnership, written by imports only ----

create table register.authority (code text primary key check (code ~ '^\d{3}$'), name text not null);
comment on table register.authority is 'Local authorities by the department''s three-digit code';
create table register.district (code text primary key, name text not null);

create table register.school (
  urn text primary key check (urn ~ '^\d{6}$'),
  name text collate "und-x-icu" not null,
  name_key text not null,
  example boolean generated always as (urn >= '900001' and urn <= '999999') stored,
  authority text, authority_name text,
  establishment_number text,
  laestab text generated always as (authority || establishment_number) stored,
  type text, type_name text, type_group text, type_group_name text,
  status text not null, status_name text,
  reason_opened text, opened date, reason_closed text, closed date,
  phase text, phase_name text,
  low_age int, high_age int,
  sixth_form text, gender text, religious_character text, diocese text, admissions text, boarders text, nursery text,
  capacity int, census_on date, pupils int, boys int, girls int, fsm_percent numeric, fsm int,
  trust_uid text, trust_name text, trust_flag text, sponsor_name text, federation_uid text, federation_name text,
  ukprn text, uprn text,
  street text, locality text, address3 text, town text, county text, postcode text,
  website text, telephone text,
  region text, region_name text, district text, district_name text, ward text, ward_name text,
  constituency_name text, urban_rural text, lsoa text, msoa text,
  easting int, northing int,
  previous_authority text, previous_number text,
  ofsted_rating text, ofsted_on date,
  special_classes text, sen_types text[], resourced_provision text,
  derived text[] not null default '{}',
  source_changed_on date,
  absent_from date,
  changed_at timestamptz not null default now()
) with (fillfactor = 50); -- room for the next changed_at beside each row, so that marking a school rewrites no index
comment on table register.school is 'Every establishment of the national register (GIAS), and invented example schools (URN 900001 upwards)';
comment on column register.school.name_key is 'Lower case, accents folded, punctuation gone: what the search compares';
comment on column register.school.authority is 'Local authority, three digits; null where the source gives none';
comment on column register.school.status is 'GIAS code without leading zeros: 1 open, 2 closed, 3 open but proposed to close, 4 proposed to open';
comment on column register.school.phase is 'GIAS code: 0 not applicable (special schools), 1 nursery, 2 primary, 3 middle deemed primary, 4 secondary, 5 middle deemed secondary, 6 16 plus, 7 all-through';
comment on column register.school.derived is 'Columns taken from the successor because the source leaves them empty';
comment on column register.school.absent_from is 'Day of the complete file that did not name this school; null when named';
comment on column register.school.changed_at is 'When anything shown on its page last changed: the page''s ETag';
create index school_name_trgm on register.school using gin (name_key gin_trgm_ops);
create index school_postcode on register.school (replace(postcode, ' ', ''));
create index school_laestab on register.school (laestab);
create index school_authority on register.school (authority, status, name);
create index school_name on register.school (name, urn);
create index school_district on register.school (district, name);
create index school_trust on register.school (trust_uid);
create index school_town on register.school (lower(town));
create index school_place on register.school using gist (point(easting, northing)) where easting is not null;

create table register.school_link (
  urn text not null check (urn ~ '^\d{6}$'),
  linked_urn text not null check (linked_urn ~ '^\d{6}$'),
  kind text not null,
  linked_name text,
  established date,
  primary key (urn, linked_urn, kind)
);
comment on table register.school_link is 'Predecessors, successors and the like; linked_urn is the <kind> of urn; it may be a URN that no row has';
create index school_link_back on register.school_link (linked_urn);

create table register.evidence (
  urn text not null check (urn ~ '^\d{6}$'),
  indicator text not null,
  period text not null,
  value numeric,
  word text,
  missing text check (missing in ('suppressed', 'low-coverage', 'not-published', 'no-entries', 'not-applicable', 'not-collected')),
  source text not null,
  published date,
  primary key (urn, indicator, period, source),
  check (num_nonnulls(value, word, missing) = 1)
);
comment on table register.evidence is 'A public figure about a school for a period with its source; a missing one has a reason, never 0';
comment on column register.evidence.period is 'Academic year 2022/23, or an ISO day for a judgement';
create index evidence_indicator on register.evidence (indicator, period);

create table register.similar_school (
  urn text not null, neighbour_urn text not null,
  rank int not null, distance numeric not null, kind text not null,
  primary key (kind, urn, neighbour_urn)
);
comment on table register.similar_school is 'The department''s similar schools: nearest in circumstances first';
create index similar_of on register.similar_school (urn, rank);

create table register.gias_group (
  uid text primary key,
  group_id text, name text collate "und-x-icu" not null, company_number text,
  type text not null, type_name text,
  status text, opened date, incorporated date, closed date,
  ukprn text, town text, postcode text,
  changed_at timestamptz not null default now()
);
comment on table register.gias_group is 'Trusts, federations and sponsors of the national register, by group UID';
create table register.gias_group_member (
  uid text not null, urn text not null check (urn ~ '^\d{6}$'), joined date,
  primary key (uid, urn)
);
create index gias_group_member_urn on register.gias_group_member (urn);

create table register.school_change (
  id bigint generated always as identity primary key,
  urn text not null check (urn ~ '^\d{6}$'),
  on_day date not null,
  import_run uuid,
  changes jsonb not null
);
comment on table register.school_change is 'What each import changed about a school: {field: [before, after]}; {"added": true} for a new one';
create index school_change_urn on register.school_change (urn, id desc);

-- ---- The partnerships and what belongs to each ----

create table register.partnership (
  slug text primary key check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  authorities text[] not null,
  grade_line int,
  demonstration boolean not null default false,
  founded_on date,
  created_at timestamptz not null default now()
);
comment on table register.partnership is 'The tenant: a school-led partnership';
comment on column register.partnership.grade_line is 'Holders of posts with a grade level above this number are withheld from the public (1 is the top); null: all are withheld but leads';

create table register.organisation_kind (
  partnership text not null references register.partnership,
  kind text not null,
  label text not null,
  primary key (partnership, kind)
);
comment on table register.organisation_kind is 'The partnership''s own word for a kind, for example "Development group" for a cluster';

create table register.organisation (
  partnership text not null references register.partnership,
  id uuid not null default gen_random_uuid() unique,
  slug text not null,
  name text collate "und-x-icu" not null,
  kind text not null,
  state text not null default 'listed' check (state in ('proposed', 'listed')),
  self_started boolean not null default false,
  proposed_by_urn text,
  purpose text,
  opened date, closed date check (closed > opened),
  legal_form text, company_number text, charity_number text, registered_office text,
  website text,
  changed_at timestamptz not null default now(),
  primary key (partnership, slug),
  unique (id, proposed_by_urn)
);
comment on table register.organisation is 'Anything with members or posts that is no school: group, federation, alliance, network, association, council, division, team';
comment on column register.organisation.opened is 'First day; null is not known, which is not "for ever"';
create index organisation_kind_of on register.organisation (partnership, kind, name);

create table register.membership (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references register.organisation (id),
  member_urn text check (member_urn ~ '^\d{6}$'),
  member_organisation uuid references register.organisation (id),
  role text not null check (role in ('member', 'lead-school', 'strategic-partner', 'subscriber', 'associate')),
  starts date, ends date,
  changed_at timestamptz not null default now(),
  check (ends > starts),
  check (num_nonnulls(member_urn, member_organisation) = 1),
  check (member_organisation is distinct from organisation),
  constraint membership_no_overlap exclude using gist (
    organisation with =, coalesce(member_urn, member_organisation::text) with =, role with =, daterange(starts, ends) with &&)
);
comment on table register.membership is 'A school or organisation belongs to an organisation in a role for a period, half-open: the last day is the day before ends';
create index membership_organisation on register.membership (organisation, starts);
create index membership_urn on register.membership (member_urn);
create index membership_member on register.membership (member_organisation);

-- A membership cannot begin before its organisation did, nor last beyond its end: also for whoever writes SQL by hand.
create function register.check_membership_period() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare o record;
begin
  select opened, closed, name into o from register.organisation where id = new.organisation;
  if new.starts < o.opened then
    raise exception using errcode = 'check_violation', constraint = 'membership_after_opening',
      message = format('The membership would start on %s, before %s opened on %s', new.starts, o.name, o.opened);
  end if;
  if o.closed is not null and (new.ends is null or new.ends > o.closed) then
    raise exception using errcode = 'check_violation', constraint = 'membership_before_closing',
      message = format('The membership would last beyond the day %s closed, %s', o.name, o.closed);
  end if;
  return new;
end $$;
create trigger membership_period before insert or update on register.membership
  for each row execute function register.check_membership_period();

create table register.person (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  key text,
  name text collate "und-x-icu" not null,
  publish_name boolean not null default false,
  account uuid,
  changed_at timestamptz not null default now(),
  unique (partnership, key)
);
comment on table register.person is 'Personal data. The public see a person only through a post whose holder is published, or by consent';
comment on column register.person.key is 'The name that files use for this person, so that a second import finds the same one';
comment on column register.person.account is 'The sign-in account of this person, if any (web.account)';
create index person_account on register.person (account);

create table register.person_contact (
  partnership text not null references register.partnership,
  person uuid primary key references register.person on delete cascade,
  email text, telephone text,
  publish boolean not null default false
);
comment on table register.person_contact is 'Personal data. A person''s own address and number: public only by consent (publish)';
create index person_contact_email on register.person_contact (lower(email));

create table register.post (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  key text not null,
  title text not null,
  organisation uuid references register.organisation (id),
  school_urn text check (school_urn ~ '^\d{6}$'),
  division text, team text,
  reports_to uuid references register.post (id) deferrable,
  grade text, grade_level int,
  fte numeric check (fte > 0 and fte <= 20),
  salaried boolean, employer text, payer text,
  office text check (office in ('head', 'group-lead', 'co-ordinator', 'register-officer', 'foi-officer', 'clerk', 'returning-officer', 'treasurer')),
  holder_published boolean not null default false,
  mailbox text, telephone text,
  starts date, ends date check (ends > starts),
  changed_at timestamptz not null default now(),
  unique (partnership, key),
  check (reports_to is distinct from id)
);
comment on table register.post is 'A place in an organisation or school that somebody may hold; without a holder it is a vacancy';
comment on column register.post.office is 'What holding it lets a person do here: see register.rules; null for a post that gives no right';
comment on column register.post.holder_published is 'At or above the grade line, or a lead whose name is owed to the public';
comment on column register.post.mailbox is 'Role mailbox: belongs to the post, not to the person';
create index post_organisation on register.post (organisation);
create index post_reports_to on register.post (reports_to);
create index post_school on register.post (school_urn);

create table register.holding (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  post uuid not null references register.post (id),
  person uuid not null references register.person (id),
  kind text not null default 'permanent' check (kind in ('permanent', 'interim', 'seconded')),
  fte numeric check (fte > 0 and fte <= 1),
  starts date, ends date check (ends > starts),
  changed_at timestamptz not null default now(),
  constraint holding_no_overlap exclude using gist (post with =, person with =, daterange(starts, ends) with &&)
);
comment on table register.holding is 'A person holds a post for a period, half-open';
create index holding_post on register.holding (post, starts);
create index holding_person on register.holding (person);

create table register.group_consent (
  partnership text not null references register.partnership,
  organisation uuid not null,
  urn text not null check (urn ~ '^\d{6}$'),
  proposer_urn text not null,
  asked_on date not null,
  answered_on date,
  answer text check (answer in ('consents', 'declines')),
  primary key (organisation, urn),
  foreign key (organisation, proposer_urn) references register.organisation (id, proposed_by_urn)
);
comment on table register.group_consent is 'A head proposed a group: each school asked, and what it answered; two consents list the group';
create index group_consent_urn on register.group_consent (urn);

create table register.import_run (
  id uuid primary key default gen_random_uuid(),
  partnership text references register.partnership,
  kind text not null,
  file_name text not null,
  dry_run boolean not null,
  complete boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  asked_by uuid,
  asked_at timestamptz not null default now(),
  started_at timestamptz, ended_at timestamptz,
  read int not null default 0, total int,
  added int, changed int, unchanged int, closed int, refused int,
  absent int, absent_urns text[],
  message text,
  period text,
  dry_run_of uuid references register.import_run deferrable
);
comment on table register.import_run is 'One import of one file: asked for, running (read of total rows), and how it ended';
comment on column register.import_run.dry_run_of is 'The dry run whose kept file this import takes in';
comment on column register.import_run.period is 'Academic year of census and results, where the file does not tell: 2022/23';
create index import_run_partnership on register.import_run (partnership, asked_at desc);
create unique index import_run_once on register.import_run (dry_run_of) where state in ('waiting', 'running', 'done');
create table register.import_file (
  run uuid primary key references register.import_run (id) on delete cascade,
  kept_at timestamptz not null default now(),
  content bytea not null
);
alter table register.import_file alter column content set storage external;
comment on table register.import_file is 'The uploaded file of a dry run, gzipped, until it is imported or 7 days old. May hold personal data: nobody reads it but the system';
comment on column register.import_file.content is 'Stored outside the row and uncompressed by the database, so that a part of it is read without the rest';
create table register.import_refusal (
  run uuid not null references register.import_run (id) on delete cascade,
  line int not null,
  reason text not null,
  row_text text,
  primary key (run, line)
);
comment on table register.import_refusal is 'A row that an import did not take: its line in the file and why';

-- ---- Who sees and writes what ----

grant select on all tables in schema register to trellis_app;
revoke select on register.import_file from trellis_app;
grant select, insert, update, delete on all tables in schema register to trellis_system;
grant insert, update on register.organisation, register.organisation_kind, register.membership, register.person, register.person_contact,
  register.post, register.holding, register.group_consent to trellis_app;
grant insert on register.import_run to trellis_app;
grant insert on register.import_file to trellis_app;
grant delete on register.membership, register.holding, register.person, register.person_contact to trellis_app;

do $$
declare t text;
begin
  foreach t in array array['partnership', 'organisation_kind', 'organisation', 'membership', 'person', 'person_contact', 'post', 'holding',
                           'group_consent', 'import_run', 'import_file', 'import_refusal'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I for all to trellis_system using (true) with check (true)', t);
  end loop;
  foreach t in array array['organisation_kind', 'organisation', 'membership', 'person', 'person_contact', 'post', 'holding'] loop
    execute format($p$create policy officer_inserts on register.%I for insert to trellis_app
      with check (partnership = any ((select store.scopes('edit-register'))::text[]))$p$, t);
    execute format($p$create policy officer_updates on register.%I for update to trellis_app
      using (partnership = any ((select store.scopes('edit-register'))::text[]))
      with check (partnership = any ((select store.scopes('edit-register'))::text[]))$p$, t);
    execute format($p$create policy officer_deletes on register.%I for delete to trellis_app
      using (partnership = any ((select store.scopes('edit-register'))::text[]))$p$, t);
  end loop;
end $$;

create policy anyone_reads on register.partnership for select to trellis_app using ((select store.kind()) is not null);
create policy anyone_reads on register.organisation_kind for select to trellis_app using ((select store.kind()) is not null);
create policy listed_is_public on register.organisation for select to trellis_app using (
  ((select store.kind()) is not null and state = 'listed')
  or partnership = any ((select store.scopes('edit-register'))::text[])
  or proposed_by_urn = any ((select store.scopes('propose-group'))::text[])
  or exists (select from register.group_consent c where c.organisation = organisation.id
              and c.urn = any ((select store.scopes('consent-group'))::text[])));
create policy head_proposes on register.organisation for insert to trellis_app with check (
  state = 'proposed' and proposed_by_urn = any ((select store.scopes('propose-group'))::text[]));
create policy public_reads on register.membership for select to trellis_app using ((select store.kind()) is not null);
create policy public_reads on register.post for select to trellis_app using ((select store.kind()) is not null);
create policy public_reads on register.holding for select to trellis_app using ((select store.kind()) is not null);
create policy published_or_trusted on register.person for select to trellis_app using (
  partnership = any ((select store.scopes('see-people'))::text[])
  or id = any ((select store.people())::uuid[])
  or ((select store.kind()) is not null and (publish_name or exists (
        select from register.holding h join register.post p on p.id = h.post
         where h.person = person.id and p.holder_published))));
create policy consent_or_trusted on register.person_contact for select to trellis_app using (
  partnership = any ((select store.scopes('see-people'))::text[])
  or person = any ((select store.people())::uuid[])
  or ((select store.kind()) is not null and publish));
create policy asked_see on register.group_consent for select to trellis_app using (
  partnership = any ((select store.scopes('edit-register'))::text[])
  or urn = any ((select store.scopes('consent-group'))::text[])
  or proposer_urn = any ((select store.scopes('propose-group'))::text[]));
create policy proposer_asks on register.group_consent for insert to trellis_app with check (
  proposer_urn = any ((select store.scopes('propose-group'))::text[]));
create policy asked_answers on register.group_consent for update to trellis_app
  using (urn = any ((select store.scopes('consent-group'))::text[]))
  with check (urn = any ((select store.scopes('consent-group'))::text[]));
create policy importer_reads on register.import_run for select to trellis_app using (
  partnership = any ((select store.scopes('import-register'))::text[]) or '*' = any ((select store.scopes('operate'))::text[]));
create policy importer_asks on register.import_run for insert to trellis_app with check (
  (partnership = any ((select store.scopes('import-register'))::text[]) or '*' = any ((select store.scopes('operate'))::text[]))
  and asked_by = (select store.account()));
create policy asker_keeps on register.import_file for insert to trellis_app with check (
  exists (select from register.import_run r where r.id = import_file.run and r.asked_by = (select store.account())));
-- A refused row may hold a name: the operator, who sees every run, sees the rows of national files and of the operator's own uploads only.
create policy importer_reads on register.import_refusal for select to trellis_app using (
  exists (select from register.import_run r where r.id = import_refusal.run
    and (r.partnership is null or r.asked_by = (select store.account())
      or r.partnership = any ((select store.scopes('import-register'))::text[]))));
