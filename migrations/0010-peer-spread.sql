-- How each figure lies among the schools of an authority and phase, kept ready: a school's page would otherwise gather a few hundred figures
-- each time it is shown. Imports that change figures, or which schools count, make it anew for the authorities they touch, in their own transaction.

create function register.phase_group(type text, phase text) returns text language sql immutable parallel safe
  return case when type in ('7', '8', '10', '12', '32', '33', '36', '44') then 'special'
              when type in ('14', '38', '42', '43') then 'alternative'
              when phase = '1' then 'nursery' when phase in ('2', '3') then 'primary' when phase in ('4', '5') then 'secondary'
              when phase = '6' then '16-plus' when phase = '7' then 'all-through' else 'other' end;
comment on function register.phase_group(text, text) is 'The phase under which a school is compared, from its GIAS codes of type and phase; type tells before phase';

create view register.peer_spread_now with (security_invoker = true) as
  select s.authority, s.phase_group, e.indicator, e.period, count(*)::int as schools,
         percentile_cont(array[0.25, 0.5, 0.75]) within group (order by e.value) as quartiles
    from (select urn, authority, register.phase_group(type, phase) as phase_group from register.school
           where authority is not null and status in ('1', '3') and not example) s
    join register.evidence e on e.urn = s.urn
   where e.value is not null
   group by s.authority, s.phase_group, e.indicator, e.period;
comment on view register.peer_spread_now is 'What register.peer_spread is to hold, from the schools and figures as they are: open schools, never invented ones, that have a figure';

create table register.peer_spread (
  authority text not null,
  phase_group text not null,
  indicator text not null,
  period text not null,
  schools int not null check (schools > 0),
  quartiles double precision[] not null check (cardinality(quartiles) = 3),
  primary key (authority, phase_group, indicator, period)
);
comment on table register.peer_spread is 'How an indicator lies among the open schools of an authority and phase group; the same as register.peer_spread_now, kept ready by imports';
comment on column register.peer_spread.schools is 'So many schools have a figure';
comment on column register.peer_spread.quartiles is 'Lower quartile, median, upper quartile';
insert into register.peer_spread select * from register.peer_spread_now;

grant select on register.peer_spread to trellis_app;
grant select, insert, update, delete on register.peer_spread to trellis_system;
grant select on register.peer_spread_now to trellis_system;
