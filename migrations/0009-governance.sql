-- Governance: bodies, seats and who sits; meetings, papers, decisions and minutes; interests; elections and their urn.
create schema governance;
comment on schema governance is 'Bodies, seats, terms; meetings, papers, minutes, decisions, actions; interests and recusal; elections';
grant usage on schema governance to trellis_app, trellis_system;

-- ---- Bodies and seats ----

create table governance.body (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  name text collate "und-x-icu" not null,
  kind text not null check (kind in ('board', 'strategic-group', 'network', 'association', 'executive', 'committee', 'outside')),
  organisation uuid references register.organisation (id),
  reports_to uuid references governance.body (id),
  purpose text,
  legal_form text, company_number text, charity_number text, registered_office text,
  accounts_due date, confirmation_due date,
  confidential boolean not null default false,
  holders_published boolean not null default true,
  meets text check (meets in ('half-termly', 'termly', 'yearly')),
  opened date, closed date check (closed > opened),
  changed_at timestamptz not null default now(),
  unique (partnership, slug), unique (id, partnership)
);
comment on table governance.body is 'A board, group, network, association, executive or committee that meets and decides; or an outside body on which a seat is filled';
comment on column governance.body.organisation is 'The organisation whose body it is: its member schools are the electorate of member-school votes';
comment on column governance.body.reports_to is 'For an outside body: the body to which its representatives report back';
comment on column governance.body.legal_form is 'Null: no legal person';
comment on column governance.body.confidential is 'Discussions are for members: the public see that it met, attendance by seat, and the decisions it publishes [S4] 14';
comment on column governance.body.holders_published is 'Names of those who sit are public';
create index body_partnership on governance.body (partnership, name);
create index body_organisation on governance.body (organisation);
create index body_reports_to on governance.body (reports_to);

create table governance.constitution (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  starts date, ends date check (ends > starts),
  quorum_base text not null check (quorum_base in ('seats', 'in-post')),
  quorum_numerator int not null check (quorum_numerator > 0),
  quorum_denominator int not null check (quorum_denominator >= quorum_numerator),
  quorum_more_than boolean not null default false,
  quorum_least int not null default 2 check (quorum_least > 0),
  passes text not null check (passes in ('majority-cast', 'majority-present', 'two-thirds-cast')),
  voting_unit text not null default 'seat' check (voting_unit in ('seat', 'member-school')),
  casting_vote boolean not null default false,
  term_months int check (term_months > 0),
  term_notice_days int not null default 60,
  meeting_notice_days int not null default 7,
  words text,
  foreign key (body, partnership) references governance.body (id, partnership),
  constraint constitution_no_overlap exclude using gist (body with =, daterange(starts, ends) with &&)
);
comment on table governance.constitution is 'The rules of a body in force for a period: quorum and its base, voting, terms, casting vote';
comment on column governance.constitution.quorum_base is 'Of what the quorum is a part: all voting seats, or those that somebody holds';
comment on column governance.constitution.quorum_more_than is 'Just more than the fraction, instead of the fraction rounded up';

create table governance.seat (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  position int not null,
  title text not null,
  office text check (office in ('chair', 'vice-chair', 'secretary', 'treasurer')),
  filled_by text not null check (filled_by in ('ex-officio', 'elected', 'appointed', 'invited')),
  post uuid references register.post (id),
  of_seat uuid references governance.seat (id),
  appointed_by uuid references register.organisation (id),
  electorate text,
  votes boolean not null default true,
  phase_group text check (phase_group in ('primary', 'secondary', 'special', 'alternative', 'other')),
  starts date, ends date check (ends > starts),
  changed_at timestamptz not null default now(),
  foreign key (body, partnership) references governance.body (id, partnership),
  unique (id, body),
  check ((filled_by = 'ex-officio') = (num_nonnulls(post, of_seat) = 1)),
  check (filled_by <> 'appointed' or appointed_by is not null),
  check (filled_by <> 'invited' or not votes)
);
comment on table governance.seat is 'A place on a body: the seat is the thing, the holder follows';
comment on column governance.seat.of_seat is 'Ex officio of another seat, which itself must not follow a third';
comment on column governance.seat.appointed_by is 'Who appoints; for an ex officio seat, the organisation it sits for, when that is not the post''s own';
comment on column governance.seat.electorate is 'Of an elected seat, in words: who elects';
comment on column governance.seat.phase_group is 'The phase group that this seat is for; null: any';
create index seat_body on governance.seat (body, position);
create index seat_post on governance.seat (post);
create index seat_of_seat on governance.seat (of_seat);
create index seat_appointed_by on governance.seat (appointed_by);

create function governance.check_of_seat() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.of_seat is not null and (exists (select from governance.seat s where s.id = new.of_seat and s.of_seat is not null)
      or exists (select from governance.seat s where s.of_seat = new.id)) then
    raise exception using errcode = 'check_violation', constraint = 'seat_follows_once',
      message = 'A seat that follows another seat cannot itself be followed, nor follow one that does';
  end if;
  return new;
end $$;
create trigger seat_follows_once before insert or update on governance.seat for each row execute function governance.check_of_seat();

create table governance.seat_holding (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  seat uuid not null, person uuid not null references register.person (id),
  how text not null check (how in ('elected', 'appointed', 'invited', 'co-opted')),
  starts date not null,
  term_ends date check (term_ends > starts),
  left_on date check (left_on > starts and left_on <= term_ends),
  left_why text check (left_why in ('resigned', 'removed', 'left-post', 'died', 'other')),
  ends date generated always as (coalesce(left_on, term_ends)) stored,
  election uuid,
  changed_at timestamptz not null default now(),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (seat, body) references governance.seat (id, body),
  check ((left_on is null) = (left_why is null)),
  constraint seat_holding_no_overlap exclude using gist (seat with =, daterange(starts, coalesce(left_on, term_ends)) with &&)
);
comment on table governance.seat_holding is 'Who was elected, appointed or invited to a seat; ex officio holders are derived and never stand here';
comment on column governance.seat_holding.left_on is 'First day on which the seat was no longer held, before the term ran out: a casual vacancy';
create index seat_holding_seat on governance.seat_holding (seat, starts);
create index seat_holding_body on governance.seat_holding (body);
create index seat_holding_person on governance.seat_holding (person);

create table governance.balance_rule (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  office text not null check (office in ('chair', 'vice-chair', 'secretary', 'treasurer')),
  differs_from text not null check (differs_from in ('chair', 'vice-chair', 'secretary', 'treasurer')),
  words text not null,
  check (office <> differs_from),
  unique (body, office, differs_from),
  foreign key (body, partnership) references governance.body (id, partnership)
);
comment on table governance.balance_rule is 'The holder of one office comes from another phase group than the holder of the other [S4] 20; words: the rule as the constitution says it';

create table governance.company_member (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  organisation uuid references register.organisation (id), person uuid references register.person (id),
  guarantee_pence bigint check (guarantee_pence >= 0),
  starts date not null, ends date check (ends > starts),
  check (num_nonnulls(organisation, person) = 1),
  foreign key (body, partnership) references governance.body (id, partnership)
);
comment on table governance.company_member is 'The register of members (guarantors) of a body that is a legal person';
create index company_member_body on governance.company_member (body);
create index company_member_organisation on governance.company_member (organisation);
create index company_member_person on governance.company_member (person);

create table governance.outside_report (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  seat uuid not null, person uuid not null references register.person (id),
  on_day date not null,
  text text not null,
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (seat, body) references governance.seat (id, body)
);
comment on table governance.outside_report is 'A representative''s short report back from an outside body';
create index outside_report_body on governance.outside_report (body, on_day desc);
create index outside_report_person on governance.outside_report (person);

-- Who is entitled to sit where and when: recorded holders, and those who follow a post or another seat. One person may be entitled twice.
create view governance.entitlement with (security_invoker = true) as
  select s.partnership, s.body, s.id as seat, h.person, greatest(h.starts, s.starts) as starts, least(h.ends, s.ends) as ends,
         h.how, h.id as holding, h.term_ends, null::uuid as post
    from governance.seat s join governance.seat_holding h on h.seat = s.id
  union all
  select s.partnership, s.body, s.id, h.person, greatest(h.starts, s.starts), least(h.ends, s.ends), 'ex-officio', h.id, null::date, h.post
    from governance.seat s join register.holding h on h.post = s.post
  union all
  select s.partnership, s.body, s.id, h.person, greatest(h.starts, s.starts, o.starts), least(h.ends, s.ends, o.ends), 'ex-officio', h.id, h.term_ends, null::uuid
    from governance.seat s join governance.seat o on o.id = s.of_seat join governance.seat_holding h on h.seat = o.id
  union all
  select s.partnership, s.body, s.id, h.person, greatest(h.starts, s.starts, o.starts), least(h.ends, s.ends, o.ends), 'ex-officio', h.id, null::date, h.post
    from governance.seat s join governance.seat o on o.id = s.of_seat join register.holding h on h.post = o.post;
comment on view governance.entitlement is 'Seat, person and half-open period; a row whose start is not before its end never holds';

-- ---- Meetings ----

create table governance.meeting (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  title text not null,
  on_day date not null,
  starts text not null check (starts ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$' and ends > starts),
  place text,
  notice_on date,
  cancelled_on date, cancelled_why text,
  held_on date,
  sequence int not null default 0,
  minutes_drafted_on date, minutes_circulated_on date, minutes_approved_on date,
  minutes_approved_at uuid references governance.meeting (id),
  changed_at timestamptz not null default now(),
  foreign key (body, partnership) references governance.body (id, partnership),
  unique (id, body),
  check ((cancelled_on is null) = (cancelled_why is null)),
  check ((minutes_approved_on is null) = (minutes_approved_at is null)),
  check (minutes_approved_at is distinct from id)
);
comment on table governance.meeting is 'A meeting of a body; day and times (14:00) are those of the clock in Europe/London';
comment on column governance.meeting.sequence is 'RFC 5545 SEQUENCE: one more each time that day, time, place or state changes';
comment on column governance.meeting.minutes_approved_at is 'The later meeting that approved the minutes: from then they cannot be changed';
create index meeting_body on governance.meeting (body, on_day);
create index meeting_day on governance.meeting (partnership, on_day);
create index meeting_approved_at on governance.meeting (minutes_approved_at);

create table governance.meeting_joining (
  partnership text not null, body uuid not null,
  meeting uuid primary key,
  words text not null,
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body)
);
comment on table governance.meeting_joining is 'How to join a meeting from elsewhere: for members and those invited, never the public';

-- Calendar programs carry no session: a person's own feed has a secret address instead.
create table governance.calendar_feed (
  partnership text not null references register.partnership,
  person uuid primary key references register.person (id),
  digest text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  made_on date not null
);
comment on table governance.calendar_feed is 'The secret address of a person''s own calendar, kept as a SHA-256 digest only; a new one takes the place of the old';
create index calendar_feed_partnership on governance.calendar_feed (partnership);

create table governance.agenda_item (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  meeting uuid not null,
  position int not null check (position > 0),
  title text not null,
  purpose text not null default 'discuss' check (purpose in ('decide', 'discuss', 'note')),
  access text not null default 'public' check (access in ('public', 'members', 'confidential')),
  reason text check (access <> 'confidential' or reason is not null),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body),
  unique (id, body),
  unique (meeting, position) deferrable initially deferred
);
comment on table governance.agenda_item is 'An item of an agenda, in order. The title is public unless the body is confidential; access says who sees its papers and minutes by default';

create table governance.paper (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  item uuid not null,
  title text not null,
  access text not null check (access in ('public', 'members', 'confidential')),
  reason text check (access <> 'confidential' or reason is not null),
  file_name text not null check (file_name !~ '[/\\]'),
  media_type text not null,
  bytes int not null check (bytes > 0),
  state text not null check (state in ('released', 'quarantined')),
  state_why text check (state <> 'quarantined' or state_why is not null),
  added_at timestamptz not null default now(),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.paper is 'A paper of an item: a file known by its content, never by its name; one in quarantine is seen by the clerk alone';
create index paper_item on governance.paper (item);

create table governance.paper_content (
  partnership text not null, body uuid not null,
  paper uuid primary key references governance.paper (id) on delete cascade,
  content bytea not null,
  foreign key (body, partnership) references governance.body (id, partnership)
);
alter table governance.paper_content alter column content set storage external;
comment on table governance.paper_content is 'The file itself; whoever sees the paper sees it';

create table governance.attendance (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  meeting uuid not null,
  seat uuid, person uuid references register.person (id), guest text,
  kind text not null check (kind in ('present', 'apologies', 'absent', 'observer')),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body),
  foreign key (seat, body) references governance.seat (id, body),
  check ((seat is null and person is null) = (guest is not null)),
  check (seat is not null or kind = 'observer'),
  unique (meeting, seat), unique (meeting, person)
);
comment on table governance.attendance is 'Who was at a meeting: by seat with the holder of that day, or a guest as observer';
comment on column governance.attendance.guest is 'Personal data: the name of an observer without a seat';
create index attendance_person on governance.attendance (person);

create table governance.withdrawal (
  partnership text not null, body uuid not null,
  item uuid not null, person uuid not null references register.person (id),
  why text not null check (why in ('interest', 'away')),
  primary key (item, person),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.withdrawal is 'A member who was present but not for this item: withdrew for an interest, or was out of the room';
create index withdrawal_person on governance.withdrawal (person);

-- A question put to the vote, at an item of a meeting or between meetings (a written resolution).
create table governance.motion (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  item uuid,
  question text not null,
  access text not null default 'public' check (access in ('public', 'members', 'confidential')),
  unit text not null check (unit in ('seat', 'member-school')),
  opens_at timestamptz not null, closes_at timestamptz check (closes_at > opens_at), closed_at timestamptz,
  mover uuid references register.person (id), seconder uuid references register.person (id),
  quorum int not null check (quorum > 0),
  passes text not null check (passes in ('majority-cast', 'majority-present', 'two-thirds-cast')),
  ended_why text check (ended_why in ('carried', 'lost', 'not-quorate', 'voter-recused', 'withdrawn')),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (item, body) references governance.agenda_item (id, body),
  unique (id, body),
  check (item is not null or closes_at is not null),
  check ((closed_at is null) = (ended_why is null))
);
comment on table governance.motion is 'A question put to the vote: yes, no or abstain, by seat or one vote a member school; not secret';
comment on column governance.motion.ended_why is 'How it ended when it was closed; only a question that was carried becomes a decision';
create index motion_body on governance.motion (body, opens_at desc);
create index motion_item on governance.motion (item);
create index motion_mover on governance.motion (mover);
create index motion_seconder on governance.motion (seconder);

create table governance.motion_elector (
  partnership text not null, body uuid not null,
  motion uuid not null, unit text not null,
  seat uuid references governance.seat (id), urn text check (urn ~ '^\d{6}$'),
  person uuid references register.person (id),
  primary key (motion, unit),
  check (num_nonnulls(seat, urn) = 1 and (seat is null) = (person is null)),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (motion, body) references governance.motion (id, body)
);
comment on table governance.motion_elector is 'Who may vote on a question: frozen when it opens. A seat votes by the person who held it then, a school by its head';
create index motion_elector_person on governance.motion_elector (person);
create index motion_elector_seat on governance.motion_elector (seat);

create table governance.motion_vote (
  partnership text not null, body uuid not null,
  motion uuid not null, unit text not null,
  choice text not null check (choice in ('for', 'against', 'abstain')),
  cast_at timestamptz not null,
  primary key (motion, unit),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (motion, unit) references governance.motion_elector (motion, unit)
);
comment on table governance.motion_vote is 'One vote of one elector; it may be changed until the question closes';

-- A vote counts before the question closes and not after, also when both come at once: the one that closes waits for votes under way.
create function governance.refuse_late_vote() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare late boolean;
begin
  select m.closed_at is not null or new.cast_at < m.opens_at or new.cast_at >= m.closes_at into late
    from governance.motion m where m.id = new.motion for share;
  if late then
    raise exception using errcode = 'check_violation', constraint = 'motion_open', message = 'Voting on this question is not open';
  end if;
  return new;
end $$;
create trigger motion_open after insert or update on governance.motion_vote for each row execute function governance.refuse_late_vote();

create table governance.decision (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  year int not null, number int not null check (number > 0),
  on_day date not null,
  meeting uuid, item uuid, motion uuid, election uuid,
  text text not null,
  access text not null default 'public' check (access in ('public', 'members', 'confidential')),
  mover uuid references register.person (id), seconder uuid references register.person (id),
  votes_for int check (votes_for >= 0), votes_against int check (votes_against >= 0), votes_abstained int check (votes_abstained >= 0),
  casting_vote boolean not null default false,
  corrects uuid references governance.decision (id),
  published_on date,
  unique (body, year, number), unique (motion),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body),
  foreign key (item, body) references governance.agenda_item (id, body),
  foreign key (motion, body) references governance.motion (id, body)
);
comment on table governance.decision is 'What a body decided, numbered by body and year; never changed, corrected only by a later one';
comment on column governance.decision.published_on is 'Of a confidential body: the day from which the public see it';
create index decision_body on governance.decision (body, on_day desc);
create index decision_meeting on governance.decision (meeting);
create index decision_item on governance.decision (item);
create index decision_corrects on governance.decision (corrects);
create index decision_mover on governance.decision (mover);
create index decision_seconder on governance.decision (seconder);

create table governance.action (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  meeting uuid not null, item uuid,
  text text not null,
  owner_seat uuid references governance.seat (id), owner uuid references register.person (id),
  due_on date,
  done_on date, done_note text,
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.action is 'What somebody undertook at a meeting: on each later agenda until it is done';
create index action_open on governance.action (body, due_on) where done_on is null;
create index action_meeting on governance.action (meeting);
create index action_item on governance.action (item);
create index action_owner on governance.action (owner);
create index action_owner_seat on governance.action (owner_seat);

create table governance.minute_text (
  partnership text not null, body uuid not null,
  item uuid not null,
  access text not null check (access in ('public', 'members', 'confidential')),
  text text not null,
  reason text,
  changed_at timestamptz not null default now(),
  primary key (item, access),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.minute_text is 'The minutes of an item in up to three parts: the public, member and full versions are those parts that a reader may see';
comment on column governance.minute_text.reason is 'Why the part is held back, told to whoever does not see it; null: the reason of the item';

create table governance.minutes_comment (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  meeting uuid not null, item uuid,
  person uuid not null references register.person (id),
  text text not null,
  made_at timestamptz not null,
  answer text, answered_on date,
  check ((answer is null) = (answered_on is null)),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (meeting, body) references governance.meeting (id, body),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.minutes_comment is 'What a member says about draft minutes, and the clerk''s answer';
create index minutes_comment_meeting on governance.minutes_comment (meeting, made_at);
create index minutes_comment_item on governance.minutes_comment (item);
create index minutes_comment_person on governance.minutes_comment (person);

-- Approved minutes stand: whoever writes, by page, POST or SQL. After the row's own policy, so that a stranger is told nothing of it.
-- Whoever approves waits for what is being written, and what is being written for whoever approves.
create function governance.meeting_of(row_of jsonb) returns uuid language sql stable set search_path = pg_catalog, pg_temp
  as $$ select coalesce((row_of ->> 'meeting')::uuid,
    (select i.meeting from governance.agenda_item i where i.id = (row_of ->> 'item')::uuid),
    (select i.meeting from governance.motion m join governance.agenda_item i on i.id = m.item where m.id = (row_of ->> 'motion')::uuid)) $$;
create function governance.refuse_approved() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare approved boolean;
begin
  select bool_or(m.approved) into approved from (select minutes_approved_on is not null as approved from governance.meeting
      where id in (governance.meeting_of(to_jsonb(new)), governance.meeting_of(to_jsonb(old))) for share) m;
  if approved then
    raise exception using errcode = 'check_violation', constraint = 'minutes_approved',
      message = 'The minutes of this meeting are approved: they are corrected only by a later decision';
  end if;
  return coalesce(new, old);
end $$;
create function governance.refuse_approved_meeting() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.minutes_approved_on is not null then
    raise exception using errcode = 'check_violation', constraint = 'minutes_approved',
      message = 'The minutes of this meeting are approved: they are corrected only by a later decision';
  end if;
  return coalesce(new, old);
end $$;
create function governance.refuse_changed_decision() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'published_on') is distinct from (to_jsonb(old) - 'published_on') then
    raise exception using errcode = 'check_violation', constraint = 'decision_stands',
      message = 'A decision stands as it was recorded: it is corrected only by a later one';
  end if;
  return new;
end $$;
create trigger minutes_approved after insert or update or delete on governance.agenda_item for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.attendance for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.withdrawal for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.minute_text for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.paper for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update on governance.minutes_comment for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.motion for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert or update or delete on governance.motion_vote for each row execute function governance.refuse_approved();
create trigger minutes_approved after insert on governance.decision for each row execute function governance.refuse_approved();
-- Of an action the minutes say what was undertaken, by whom and until when; whether it is done is no part of them.
create trigger minutes_approved after insert or delete or update of partnership, body, meeting, item, text, owner_seat, owner, due_on on governance.action
  for each row execute function governance.refuse_approved();
create trigger minutes_approved after update or delete on governance.meeting for each row execute function governance.refuse_approved_meeting();
-- What approved minutes say of a seat and of the quorum is read from seats and rules: these stand too, as far as the minutes rest on them.
create function governance.refuse_seat_in_minutes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (new.title, new.votes, new.office) is distinct from (old.title, old.votes, old.office)
      and exists (select from governance.attendance a join governance.meeting m on m.id = a.meeting
                   where a.seat = old.id and m.minutes_approved_on is not null) then
    raise exception using errcode = 'check_violation', constraint = 'seat_in_minutes',
      message = 'Approved minutes name this seat: end it and add another';
  end if;
  return new;
end $$;
create function governance.refuse_rules_in_minutes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from governance.meeting m where m.body = old.body and m.minutes_approved_on is not null
              and daterange(old.starts, old.ends) @> m.on_day
              and ((to_jsonb(new) - '{starts,ends}'::text[]) is distinct from (to_jsonb(old) - '{starts,ends}'::text[])
                or not daterange(new.starts, new.ends) @> m.on_day)) then
    raise exception using errcode = 'check_violation', constraint = 'rules_in_minutes',
      message = 'Approved minutes rest on these rules: lay down new ones from a later day';
  end if;
  return new;
end $$;
create trigger seat_in_minutes after update on governance.seat for each row execute function governance.refuse_seat_in_minutes();
create trigger rules_in_minutes after update on governance.constitution for each row execute function governance.refuse_rules_in_minutes();
create trigger decision_stands after update or delete on governance.decision for each row execute function governance.refuse_changed_decision();

-- ---- Interests ----

create table governance.interest (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  person uuid references register.person (id), organisation uuid references register.organisation (id),
  nature text not null check (nature in ('financial', 'loyalty', 'personal')),
  description text not null,
  starts date, ends date check (ends > starts),
  declared_on date not null,
  withheld_why text check (withheld_why in ('safety', 'private-life', 'another-person')),
  check (num_nonnulls(person, organisation) = 1)
);
comment on table governance.interest is 'A declared interest of a person, or of an organisation: that of an organisation follows to whoever holds its seat [S5]';
comment on column governance.interest.withheld_why is 'Why it is not in the public register; null: it is';
create index interest_partnership on governance.interest (partnership);
create index interest_person on governance.interest (person);
create index interest_organisation on governance.interest (organisation);

create table governance.interest_party (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  interest uuid not null references governance.interest (id) on delete cascade,
  name text not null,
  organisation uuid references register.organisation (id), urn text check (urn ~ '^\d{6}$')
);
comment on table governance.interest_party is 'Whom an interest is in: a name to look for in agendas, and the organisation or school where it is one we hold';
create index interest_party_interest on governance.interest_party (interest);
create index interest_party_organisation on governance.interest_party (organisation);

create table governance.declaration (
  partnership text not null references register.partnership,
  id uuid primary key default gen_random_uuid(),
  person uuid references register.person (id), organisation uuid references register.organisation (id),
  year int not null check (year between 2000 and 2200),
  nothing boolean not null,
  declared_on date not null,
  check (num_nonnulls(person, organisation) = 1),
  unique nulls not distinct (person, organisation, year)
);
comment on table governance.declaration is 'The yearly declaration: the year is that of its 1 September; "nothing to declare" is a dated record too';
create index declaration_organisation on governance.declaration (organisation);
create index declaration_partnership on governance.declaration (partnership);

create table governance.item_interest (
  partnership text not null, body uuid not null,
  item uuid not null, interest uuid not null references governance.interest (id),
  matched_on date not null,
  primary key (item, interest),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (item, body) references governance.agenda_item (id, body)
);
comment on table governance.item_interest is 'The clerk found that an item touches an interest: whoever has it withdraws, does not vote, and does not see the item''s papers';
create index item_interest_interest on governance.item_interest (interest);

create trigger minutes_approved after insert or update or delete on governance.item_interest for each row execute function governance.refuse_approved();

-- ---- Elections ----

create table governance.election (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  seat uuid not null,
  title text not null,
  rule text not null check (rule in ('majority', 'av', 'scottish-stv')),
  places int not null default 1 check (places > 0),
  roll_of text not null check (roll_of in ('seats', 'member-schools')),
  notice_on date not null,
  nominations_from timestamptz not null, nominations_until timestamptz not null,
  poll_from timestamptz not null, poll_until timestamptz not null,
  objections_until date not null,
  phase_group text check (phase_group in ('primary', 'secondary', 'special', 'alternative', 'other')),
  differs_from uuid references governance.seat (id),
  term_starts date not null, term_ends date,
  roll_frozen_at timestamptz, closed_at timestamptz, counted_at timestamptz, declared_at timestamptz,
  candidates uuid[] not null default '{}', tied uuid[] not null default '{}',
  lot text[], lot_witness text,
  ended_why text check (ended_why in ('elected', 'unopposed', 'too-few', 'no-majority', 'cancelled')),
  reopens uuid references governance.election (id),
  check (nominations_from < nominations_until and nominations_until <= poll_from and poll_from < poll_until),
  check (rule = 'scottish-stv' or places = 1),
  check (closed_at >= poll_until),
  check (term_ends > term_starts),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (seat, body) references governance.seat (id, body),
  unique (id, body)
);
comment on table governance.election is 'An election to a seat: notice, nominations, poll, count, objections. What it is doing follows from these days and facts';
comment on column governance.election.candidates is 'People in the order of the ballot paper, fixed with the roll: papers name them by their place here, from 1';
comment on column governance.election.tied is 'Between whom a lot is to be drawn: published before it is drawn';
comment on column governance.election.lot is 'The people drawn, one a tie, in order';
comment on column governance.election.differs_from is 'Only members of another phase group than the holder of this seat can be nominated [S4] 20';
create index election_body on governance.election (body, poll_until desc);
create index election_seat on governance.election (seat);
create index election_differs_from on governance.election (differs_from);
create index election_reopens on governance.election (reopens);

-- What the electors were told when the roll was frozen stands, and so does a result.
create function governance.refuse_changed_election() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare poll text[] := '{body,seat,rule,places,roll_of,nominations_from,nominations_until,poll_from,poll_until,candidates,roll_frozen_at}';
  result text[] := '{closed_at,counted_at,declared_at,ended_why,lot,tied,term_starts,term_ends}';
  kept text[] := case when old.roll_frozen_at is null then '{}'::text[] else poll end
    || case when old.closed_at is null then '{}'::text[] else '{closed_at}'::text[] end
    || case when old.declared_at is null then '{}'::text[] else result end;
begin
  if exists (select from unnest(kept) k where to_jsonb(new) -> k is distinct from to_jsonb(old) -> k) then
    raise exception using errcode = 'check_violation', constraint = 'election_stands',
      message = 'The terms of a poll stand from the day the roll is frozen, and a declared result stands';
  end if;
  if new.closed_at is not null and (new.poll_until at time zone 'Europe/London')::date > store.today() then
    raise exception using errcode = 'check_violation', constraint = 'election_stands', message = 'No poll is closed before its last day';
  end if;
  return new;
end $$;
create trigger election_stands before update on governance.election for each row execute function governance.refuse_changed_election();

create table governance.nomination (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  election uuid not null,
  person uuid not null references register.person (id),
  proposer uuid not null references register.person (id),
  statement text,
  made_at timestamptz not null,
  consented_at timestamptz, declined_at timestamptz, withdrawn_at timestamptz,
  unique (election, person),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
);
comment on table governance.nomination is 'A person proposed for election; on the ballot only with their own consent';
create index nomination_person on governance.nomination (person);
create index nomination_proposer on governance.nomination (proposer);

create table governance.elector (
  partnership text not null, body uuid not null,
  election uuid not null, unit text not null,
  person uuid references register.person (id), urn text check (urn ~ '^\d{6}$'),
  voted boolean not null default false,
  primary key (election, unit),
  check (num_nonnulls(person, urn) = 1),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
);
comment on table governance.elector is 'The roll, frozen before the poll: a person, or a member school whose head votes. It says whether, never how or when';
create index elector_person on governance.elector (person);

create table governance.urn (
  partnership text not null, body uuid not null,
  election uuid primary key,
  papers text[] not null default '{}',
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
) with (fillfactor = 10);
comment on table governance.urn is 'One row an election: the papers as a multiset in canonical order, each a ranking of candidate numbers. Only cast_ballot adds to it';

create table governance.election_outcome (
  partnership text not null, body uuid not null,
  election uuid not null, person uuid not null references register.person (id),
  how text not null check (how in ('elected', 'unopposed', 'by-lot')),
  primary key (election, person),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
);
comment on table governance.election_outcome is 'Who is elected: always published';
create index election_outcome_person on governance.election_outcome (person);

create table governance.election_count (
  partnership text not null, body uuid not null,
  election uuid primary key,
  report jsonb not null,
  blt text not null,
  ballots int not null,
  open_to text not null check (open_to in ('everyone', 'roll')),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
);
comment on table governance.election_count is 'The count by stages and the ballots as BLT: for everyone when at least 10 ballots of at least two kinds were cast, else for the roll';

create table governance.objection (
  partnership text not null, body uuid not null,
  id uuid primary key default gen_random_uuid(),
  election uuid not null, person uuid not null references register.person (id),
  text text not null, made_on date not null,
  answer text, answered_on date,
  check ((answer is null) = (answered_on is null)),
  foreign key (body, partnership) references governance.body (id, partnership),
  foreign key (election, body) references governance.election (id, body)
);
comment on table governance.objection is 'An elector or candidate objects to how an election was run; the returning officer answers';
create index objection_election on governance.objection (election);
create index objection_person on governance.objection (person);

alter table governance.seat_holding add foreign key (election) references governance.election (id);
alter table governance.decision add foreign key (election) references governance.election (id);
create index seat_holding_election on governance.seat_holding (election);
create index decision_election on governance.decision (election);

-- ---- Who sees and writes what ----

grant select on all tables in schema governance to trellis_app;
revoke select on governance.urn from trellis_app;
grant select, insert, update, delete on all tables in schema governance to trellis_system;
grant insert, update on governance.body, governance.constitution, governance.seat, governance.seat_holding, governance.balance_rule,
  governance.company_member, governance.meeting, governance.meeting_joining, governance.agenda_item, governance.paper, governance.attendance,
  governance.motion, governance.motion_vote, governance.decision, governance.action, governance.minute_text, governance.minutes_comment,
  governance.interest, governance.declaration, governance.election, governance.nomination, governance.election_count, governance.objection,
  governance.calendar_feed to trellis_app;
grant insert on governance.outside_report, governance.paper_content, governance.withdrawal, governance.motion_elector, governance.interest_party,
  governance.item_interest, governance.elector, governance.urn, governance.election_outcome to trellis_app;
grant delete on governance.meeting_joining, governance.agenda_item, governance.paper, governance.attendance, governance.withdrawal,
  governance.minute_text, governance.interest_party, governance.item_interest, governance.balance_rule, governance.calendar_feed to trellis_app;

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'governance' loop
    execute format('alter table governance.%I enable row level security', t);
    execute format('alter table governance.%I force row level security', t);
    execute format('create policy system_all on governance.%I for all to trellis_system using (true) with check (true)', t);
  end loop;
  -- The clerk keeps everything but votes, ballots and what members say for themselves; a chair the meetings of the own body.
  foreach t in array array['body', 'constitution', 'seat', 'seat_holding', 'balance_rule', 'company_member', 'interest', 'interest_party', 'declaration'] loop
    execute format($p$create policy clerk_keeps on governance.%I for all to trellis_app
      using (partnership = any ((select store.scopes('keep-governance'))::text[]))
      with check (partnership = any ((select store.scopes('keep-governance'))::text[]))$p$, t);
  end loop;
  foreach t in array array['meeting', 'meeting_joining', 'agenda_item', 'paper', 'paper_content', 'attendance', 'withdrawal', 'motion',
                           'motion_elector', 'decision', 'action', 'minute_text', 'item_interest'] loop
    execute format($p$create policy clerk_keeps on governance.%I for all to trellis_app
      using (partnership = any ((select store.scopes('keep-governance'))::text[]) or body::text = any ((select store.scopes('chair-body'))::text[]))
      with check (partnership = any ((select store.scopes('keep-governance'))::text[]) or body::text = any ((select store.scopes('chair-body'))::text[]))$p$, t);
  end loop;
  foreach t in array array['body', 'constitution', 'seat', 'seat_holding', 'balance_rule', 'company_member', 'meeting', 'election', 'election_outcome'] loop
    execute format($p$create policy anyone_reads on governance.%I for select to trellis_app using ((select store.kind()) is not null)$p$, t);
  end loop;
  -- What members alone see.
  foreach t in array array['meeting_joining', 'withdrawal', 'motion_elector', 'item_interest', 'minutes_comment', 'action', 'outside_report'] loop
    execute format($p$create policy member_reads on governance.%I for select to trellis_app
      using (partnership = any ((select store.scopes('keep-governance'))::text[]) or body::text = any ((select store.scopes('sit-on-body'))::text[]))$p$, t);
  end loop;
  foreach t in array array['election', 'election_outcome', 'election_count'] loop
    execute format($p$create policy officer_runs on governance.%I for all to trellis_app
      using (partnership = any ((select store.scopes('run-elections'))::text[]))
      with check (partnership = any ((select store.scopes('run-elections'))::text[]))$p$, t);
  end loop;
end $$;

-- The item touches an interest of the person who asks, or of an organisation for which that person sits on the body.
create function governance.recused(of_item uuid, of_body uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from governance.item_interest x join governance.interest i on i.id = x.interest
          where x.item = of_item and (i.person = any (store.people())
             or (of_body::text || '/' || i.organisation::text) = any (store.scopes('sit-for')))) $$;
comment on function governance.recused(uuid, uuid) is 'Is the person who asks kept out of this item by an interest?';

-- Whose interests the items of a meeting touch, for those who must reckon its quorum, and for all once the minutes say so. An interest may be
-- withheld: that somebody left the room is not, so this tells who and never what the interest is.
create function governance.kept_out(of_meeting uuid) returns table (item uuid, interest uuid, person uuid, organisation uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select x.item, x.interest, i.person, i.organisation
          from governance.meeting m join governance.body b on b.id = m.body join governance.agenda_item a on a.meeting = m.id
          join governance.item_interest x on x.item = a.id join governance.interest i on i.id = x.interest
         where m.id = of_meeting
           and (store.kind() = 'system' or m.partnership = any (store.scopes('keep-governance')) or m.body::text = any (store.scopes('chair-body'))
             or m.body::text = any (store.scopes('sit-on-body'))
             or (store.kind() is not null and m.minutes_approved_on is not null and not b.confidential)) $$;
comment on function governance.kept_out(uuid) is 'For each item of a meeting, the interests it touches and whose they are';

-- Which parts an item's minutes have, and why they are held back, for whoever sees some version of the minutes: never what a part says.
create function governance.minute_parts(of_item uuid) returns table (access text, reason text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select t.access, coalesce(t.reason, i.reason)
          from governance.minute_text t join governance.agenda_item i on i.id = t.item join governance.meeting m on m.id = i.meeting
         where t.item = of_item and store.kind() is not null
           and (m.minutes_approved_on is not null or (m.minutes_circulated_on is not null and m.body::text = any (store.scopes('sit-on-body')))) $$;
comment on function governance.minute_parts(uuid) is 'The parts of an item''s minutes and why they are held back, never what they say';

-- That an interest is withheld from the public register, of whom, and why: never what it is.
create function governance.withheld_interests(of_partnership text)
  returns table (id uuid, person uuid, organisation uuid, withheld_why text, starts date, ends date, declared_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select i.id, i.person, i.organisation, i.withheld_why, i.starts, i.ends, i.declared_on from governance.interest i
         where i.partnership = of_partnership and i.withheld_why is not null and store.kind() is not null
           and (i.organisation is not null or exists (select from governance.entitlement e join governance.body b on b.id = e.body
                  where e.person = i.person and b.holders_published)) $$;
comment on function governance.withheld_interests(text) is 'Interests that the public register withholds: whose, and why, never what';

-- Whatever else a reader may do, chair or clerk: nobody sees the papers or votes on an item that touches an interest of their own.
create policy recused_never on governance.paper as restrictive for select to trellis_app using (access = 'public' or not governance.recused(item, body));
create policy recused_never on governance.paper_content as restrictive for select to trellis_app using (
  exists (select from governance.paper p where p.id = paper_content.paper));
create policy recused_never on governance.minute_text as restrictive for select to trellis_app using (
  access <> 'confidential' or not governance.recused(item, body));
create policy recused_never on governance.motion_vote as restrictive for insert to trellis_app with check (
  exists (select from governance.motion m where m.id = motion_vote.motion and (m.item is null or not governance.recused(m.item, m.body))));
create policy recused_never_again on governance.motion_vote as restrictive for update to trellis_app using (
  exists (select from governance.motion m where m.id = motion_vote.motion and (m.item is null or not governance.recused(m.item, m.body))));

-- A member says for themselves that an item touches an interest of theirs, or of the organisation they sit for; nobody, chair or clerk, takes their own back.
create policy own_match on governance.item_interest for insert to trellis_app with check (
  body::text = any ((select store.scopes('sit-on-body'))::text[])
  and exists (select from governance.interest i where i.id = item_interest.interest
    and (i.person = any ((select store.people())::uuid[])
      or (item_interest.body::text || '/' || i.organisation::text) = any ((select store.scopes('sit-for'))::text[]))));
create policy own_match_stays on governance.item_interest as restrictive for delete to trellis_app using (not governance.recused(item, body));

create policy seats_are_public on governance.attendance for select to trellis_app using (
  ((select store.kind()) is not null and seat is not null) or body::text = any ((select store.scopes('sit-on-body'))::text[]));
create policy agenda_reads on governance.agenda_item for select to trellis_app using (
  body::text = any ((select store.scopes('sit-on-body'))::text[])
  or ((select store.kind()) is not null
      and exists (select from governance.meeting m where m.id = agenda_item.meeting and m.notice_on is not null)
      and (access = 'public' or exists (select from governance.body b where b.id = agenda_item.body and not b.confidential))));
create policy paper_reads on governance.paper for select to trellis_app using (
  state = 'released' and (select store.kind()) is not null
  and (access = 'public' or body::text = any ((select store.scopes('sit-on-body'))::text[]))
  and exists (select from governance.agenda_item i where i.id = paper.item));
create policy content_follows on governance.paper_content for select to trellis_app using (
  exists (select from governance.paper p where p.id = paper_content.paper));
create policy minute_reads on governance.minute_text for select to trellis_app using (
  (select store.kind()) is not null
  and exists (select from governance.agenda_item i join governance.meeting m on m.id = i.meeting where i.id = minute_text.item
        and ((minute_text.access = 'public' and m.minutes_approved_on is not null)
          or (minute_text.body::text = any ((select store.scopes('sit-on-body'))::text[]) and m.minutes_circulated_on is not null))));
create policy decision_reads on governance.decision for select to trellis_app using (
  body::text = any ((select store.scopes('sit-on-body'))::text[])
  or ((select store.kind()) is not null and access = 'public'
      and (published_on <= (select store.today()) or exists (select from governance.body b where b.id = decision.body and not b.confidential))));
-- Has the person who asks a vote on this question: in a seat still held, or for a school.
create function governance.elects(of_motion uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from governance.motion_elector e where e.motion = of_motion
          and ((e.person = any (store.people()) and e.body::text = any (store.scopes('sit-on-body')))
            or e.urn = any (store.scopes('answer-for-school')))) $$;

-- How many have voted of how many: all that is known of a question while it is open.
create function governance.motion_turnout(of_motion uuid) returns table (voted int, electors int) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select count(v.unit)::int, count(*)::int
          from governance.motion_elector e left join governance.motion_vote v on v.motion = e.motion and v.unit = e.unit where e.motion = of_motion $$;

create policy motion_reads on governance.motion for select to trellis_app using (
  body::text = any ((select store.scopes('sit-on-body'))::text[])
  or ((select store.kind()) is not null and governance.elects(id)));
create policy electors_read_closed on governance.motion_elector for select to trellis_app using (
  governance.elects(motion) and exists (select from governance.motion m where m.id = motion_elector.motion and m.closed_at is not null));
-- Nobody sees how others vote before the question is closed, neither clerk nor chair.
create policy closed_vote_reads on governance.motion_vote for select to trellis_app using (
  exists (select from governance.motion m where m.id = motion_vote.motion and m.closed_at is not null));
create policy own_vote_reads on governance.motion_vote for select to trellis_app using (
  exists (select from governance.motion_elector e where e.motion = motion_vote.motion and e.unit = motion_vote.unit
    and e.person = any ((select store.people())::uuid[])));
create policy own_school_reads on governance.motion_elector for select to trellis_app using (urn = any ((select store.scopes('answer-for-school'))::text[]));
create policy own_school_reads on governance.motion_vote for select to trellis_app using (unit = any ((select store.scopes('answer-for-school'))::text[]));
create policy elector_votes on governance.motion_vote for insert to trellis_app with check (
  exists (select from governance.motion_elector e where e.motion = motion_vote.motion and e.unit = motion_vote.unit
    and (e.person = any ((select store.people())::uuid[]) or e.urn = any ((select store.scopes('answer-for-school'))::text[]))));
create policy elector_changes on governance.motion_vote for update to trellis_app using (
  exists (select from governance.motion_elector e where e.motion = motion_vote.motion and e.unit = motion_vote.unit
    and (e.person = any ((select store.people())::uuid[]) or e.urn = any ((select store.scopes('answer-for-school'))::text[]))));
create policy member_comments on governance.minutes_comment for insert to trellis_app with check (
  body::text = any ((select store.scopes('sit-on-body'))::text[]) and person = any ((select store.people())::uuid[]));
create policy clerk_answers on governance.minutes_comment for update to trellis_app using (
  partnership = any ((select store.scopes('keep-governance'))::text[]) or body::text = any ((select store.scopes('chair-body'))::text[]));
create policy representative_reports on governance.outside_report for insert to trellis_app with check (
  (partnership = any ((select store.scopes('keep-governance'))::text[]) or body::text = any ((select store.scopes('sit-on-body'))::text[]))
  and exists (select from governance.entitlement e where e.seat = outside_report.seat and e.person = outside_report.person));
create policy receivers_read on governance.outside_report for select to trellis_app using (
  exists (select from governance.body b where b.id = outside_report.body and b.reports_to::text = any ((select store.scopes('sit-on-body'))::text[])));
create policy owner_closes on governance.action for update to trellis_app using (owner = any ((select store.people())::uuid[]));
create policy owner_reads on governance.action for select to trellis_app using (owner = any ((select store.people())::uuid[]));

create policy own_feed on governance.calendar_feed for all to trellis_app
  using (person = any ((select store.people())::uuid[])) with check (person = any ((select store.people())::uuid[]));

create policy interest_reads on governance.interest for select to trellis_app using (
  person = any ((select store.people())::uuid[]) or ((select store.kind()) is not null and withheld_why is null
    and (organisation is not null or exists (select from governance.entitlement e join governance.body b on b.id = e.body where e.person = interest.person
           and (b.holders_published or b.id::text = any ((select store.scopes('sit-on-body'))::text[]))))));
create policy own_interest on governance.interest for insert to trellis_app with check (person = any ((select store.people())::uuid[])
  and exists (select from register.person n where n.id = interest.person and n.partnership = interest.partnership));
create policy own_interest_ends on governance.interest for update to trellis_app using (person = any ((select store.people())::uuid[]));
create policy party_follows on governance.interest_party for select to trellis_app using (
  exists (select from governance.interest i where i.id = interest_party.interest));
create policy own_party on governance.interest_party for insert to trellis_app with check (
  exists (select from governance.interest i where i.id = interest_party.interest and i.person = any ((select store.people())::uuid[])));
create policy declaration_reads on governance.declaration for select to trellis_app using (
  person = any ((select store.people())::uuid[]) or ((select store.kind()) is not null
    and (organisation is not null or exists (select from governance.entitlement e join governance.body b on b.id = e.body where e.person = declaration.person
           and (b.holders_published or b.id::text = any ((select store.scopes('sit-on-body'))::text[]))))));
create policy own_declaration on governance.declaration for insert to trellis_app with check (person = any ((select store.people())::uuid[])
  and exists (select from register.person n where n.id = declaration.person and n.partnership = declaration.partnership));
create policy own_declaration_again on governance.declaration for update to trellis_app using (person = any ((select store.people())::uuid[]));

-- Nominations are seen by all once nominations are closed, till then by those they concern and the returning officer.
create policy nomination_reads on governance.nomination for select to trellis_app using (
  partnership = any ((select store.scopes('run-elections'))::text[])
  or person = any ((select store.people())::uuid[]) or proposer = any ((select store.people())::uuid[])
  or ((select store.kind()) is not null and consented_at is not null and withdrawn_at is null
      and exists (select from governance.election e where e.id = nomination.election and e.roll_frozen_at is not null)));
-- Nobody consents for another, and nothing changes once the ballot paper is fixed.
create policy proposer_nominates on governance.nomination for insert to trellis_app with check (
  proposer = any ((select store.people())::uuid[]) and (consented_at is null or person = any ((select store.people())::uuid[]))
  and exists (select from governance.election e where e.id = nomination.election and e.roll_frozen_at is null));
create policy nominee_answers on governance.nomination for update to trellis_app using (
  person = any ((select store.people())::uuid[])
  and exists (select from governance.election e where e.id = nomination.election and e.roll_frozen_at is null));
create policy officer_reads on governance.elector for select to trellis_app using (
  partnership = any ((select store.scopes('run-elections'))::text[]));
create policy officer_freezes on governance.elector for insert to trellis_app with check (
  not voted and partnership = any ((select store.scopes('run-elections'))::text[])
  and exists (select from governance.election e where e.id = elector.election and e.roll_frozen_at is null));
create policy empty_urn on governance.urn for insert to trellis_app with check (
  papers = '{}' and partnership = any ((select store.scopes('run-elections'))::text[]));
create policy own_entry on governance.elector for select to trellis_app using (
  person = any ((select store.people())::uuid[]) or urn = any ((select store.scopes('answer-for-school'))::text[]));
create policy roll_reads on governance.election_count for select to trellis_app using (
  (select store.kind()) is not null and exists (select from governance.election e where e.id = election_count.election and e.declared_at is not null)
  and (open_to = 'everyone'
    or exists (select from governance.elector e where e.election = election_count.election)));
create policy concerned_read on governance.objection for select to trellis_app using (
  partnership = any ((select store.scopes('run-elections'))::text[]) or person = any ((select store.people())::uuid[]));
create policy concerned_object on governance.objection for insert to trellis_app with check (person = any ((select store.people())::uuid[]));
create policy officer_answers on governance.objection for update to trellis_app using (partnership = any ((select store.scopes('run-elections'))::text[]));
create policy elected_is_seated on governance.seat_holding for insert to trellis_app with check (
  election is not null and partnership = any ((select store.scopes('run-elections'))::text[]));

-- Is somebody of those who sit, stand or were elected, so that their name may be read? Those who sit: where the body publishes its holders, else
-- for those who sit with them; those who stand: as their nomination is. One function, so that the plan of it is made once and not with every
-- statement that names a person.
create function governance.sits_or_stands(of_person uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from governance.seat_holding h join governance.body b on b.id = h.body where h.person = of_person and b.holders_published) then
    return true;
  end if;
  return exists (select from governance.entitlement e join governance.body b on b.id = e.body where e.person = of_person
           and (b.holders_published or b.id::text = any (store.scopes('sit-on-body'))))
    or exists (select from governance.election_outcome o where o.person = of_person)
    or exists (select from governance.nomination n where n.person = of_person
         and (n.partnership = any (store.scopes('run-elections')) or n.person = any (store.people()) or n.proposer = any (store.people())
           or (n.consented_at is not null and n.withdrawn_at is null
             and exists (select from governance.election e where e.id = n.election and e.roll_frozen_at is not null))));
end $$;
-- The names that the reader may read of those who ever were entitled to a seat of a body: asked once for a whole page of seats.
create function governance.names_on(of_body uuid) returns table (sitter uuid, named text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query select n.id, n.name from governance.body b join register.person n
      on n.id in (select e.person from governance.entitlement e where e.body = of_body)
   where b.id = of_body and store.kind() is not null
     and (b.holders_published or n.publish_name or n.id = any (store.people()) or b.id::text = any (store.scopes('sit-on-body'))
       or n.partnership = any (store.scopes('see-people')) or store.kind() = 'system');
end $$;
create policy sits_or_stands on register.person for select to trellis_app using (
  (select store.kind()) is not null and governance.sits_or_stands(id));

-- Whose the feed with this secret address is; null for an address that no longer is one. A calendar program asks as nobody.
create function governance.feed_person(of_digest text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select f.person from governance.calendar_feed f where f.digest = of_digest $$;

-- Whoever is elected or appointed need hold no post: the clerk enters them by name.
create policy clerk_enters on register.person for insert to trellis_app with check (
  partnership = any ((select store.scopes('keep-governance'))::text[]));

-- ---- The urn ----

-- Adds one paper and marks the roll, in one transaction. Every roll entry of the election is written anew, so that no row version tells
-- who voted last but one; the chain records only that a ballot was received, with no hour. `at`: the moment of the request.
create function governance.cast_ballot(of_election uuid, as_unit text, paper text, at timestamptz) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare e governance.election; has_voted boolean;
begin
  perform 1 from governance.urn u where u.election = of_election for update;
  select * into e from governance.election where id = of_election;
  if not found then return 'no-election'; end if;
  select voted into has_voted from governance.elector r where r.election = of_election and r.unit = as_unit
     and (r.person = any (store.people()) or r.urn = any (store.scopes('answer-for-school')));
  if not found then return 'not-on-roll'; end if;
  if has_voted then return 'voted-already'; end if;
  if e.roll_frozen_at is null or at < e.poll_from then return 'not-open'; end if;
  if e.closed_at is not null or e.ended_why is not null or at >= e.poll_until then return 'closed'; end if;
  if paper !~ '^[1-9]\d{0,2}( [1-9]\d{0,2})*$' or (e.rule = 'majority' and paper ~ ' ') or exists (
      select from unnest(string_to_array(paper, ' ')::int[]) n group by n having count(*) > 1 or n > cardinality(e.candidates)) then
    return 'not-a-paper';
  end if;
  update governance.urn u set papers = (select array_agg(p order by p) from unnest(array_append(u.papers, paper)) p) where u.election = of_election;
  update governance.elector r set voted = (r.voted or r.unit = as_unit) where r.election = of_election;
  insert into store.event (at, type, partnership, subject, actor_kind, actor_part)
    values (to_char(at at time zone 'UTC', 'YYYY-MM-DD') || 'T00:00:00.000Z', 'ballot-received', e.partnership, 'election:' || of_election, 'system', 'urn');
  return 'received';
end $$;
comment on function governance.cast_ballot(uuid, text, text, timestamptz) is
  'The only writer of the urn. Gives received, or why not: no-election, not-on-roll, voted-already, not-open, closed, not-a-paper';

-- How many have voted of how many: all that is known while the poll is open.
create function governance.turnout(of_election uuid) returns table (voted int, electors int) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select count(*) filter (where r.voted)::int, count(*)::int from governance.elector r where r.election = of_election $$;

-- The papers, once the poll is closed, for the returning officer who counts. Waits for a ballot that is just being put in.
create function governance.open_urn(of_election uuid) returns text[] language sql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$ select u.papers from governance.urn u join governance.election e on e.id = u.election
         where u.election = of_election and e.closed_at is not null
           and (store.kind() = 'system' or e.partnership = any (store.scopes('run-elections'))) for update of u $$;

grant create on schema governance to trellis_system;
alter function governance.cast_ballot(uuid, text, text, timestamptz) owner to trellis_system;
alter function governance.turnout(uuid) owner to trellis_system;
alter function governance.open_urn(uuid) owner to trellis_system;
alter function governance.recused(uuid, uuid) owner to trellis_system;
alter function governance.refuse_seat_in_minutes() owner to trellis_system;
alter function governance.refuse_rules_in_minutes() owner to trellis_system;
alter function governance.sits_or_stands(uuid) owner to trellis_system;
alter function governance.names_on(uuid) owner to trellis_system;
alter function governance.feed_person(text) owner to trellis_system;
alter function governance.elects(uuid) owner to trellis_system;
alter function governance.motion_turnout(uuid) owner to trellis_system;
alter function governance.refuse_late_vote() owner to trellis_system;
alter function governance.refuse_approved() owner to trellis_system;
alter function governance.kept_out(uuid) owner to trellis_system;
alter function governance.minute_parts(uuid) owner to trellis_system;
alter function governance.withheld_interests(text) owner to trellis_system;
revoke create on schema governance from trellis_system;
