-- Heads propose groups and answer for their school; two consenting schools list the group.

-- A head proposes only in a partnership in which their school has a head's post.
drop policy head_proposes on register.organisation;
create policy head_proposes on register.organisation for insert to trellis_app with check (
  state = 'proposed' and not self_started
  and proposed_by_urn = any ((select store.scopes('propose-group'))::text[])
  and exists (select from register.post p
               where p.partnership = organisation.partnership and p.school_urn = organisation.proposed_by_urn and p.office = 'head'));

-- A proposer asks others, and answers at once only for the proposer's own school.
drop policy proposer_asks on register.group_consent;
create policy proposer_asks on register.group_consent for insert to trellis_app with check (
  proposer_urn = any ((select store.scopes('propose-group'))::text[])
  and ((answer is null and answered_on is null)
    or (urn = proposer_urn and urn = any ((select store.scopes('consent-group'))::text[]))));

-- An answer is all that a head may change of what was asked.
revoke update on register.group_consent from trellis_app;
grant update (answered_on, answer) on register.group_consent to trellis_app;

-- Listing needs rights that a head has not. This function takes them for one thing only: it counts recorded consents, lists the group
-- when the proposer's school and another consent, and makes consenting schools members from today. It believes nothing it is told.
create function register.settle_proposal(of_group uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  o register.organisation;
  consents int;
begin
  select * into o from register.organisation where id = of_group for update;
  if not found or o.proposed_by_urn is null then return 'unknown'; end if;
  if store.kind() <> 'system' and not exists (
      select from register.group_consent c
       where c.organisation = of_group and c.urn = any (store.scopes('consent-group'))) then
    return 'unknown';
  end if;
  select count(*) into consents from register.group_consent c
   where c.organisation = of_group and c.partnership = o.partnership and c.answer = 'consents';
  if o.state = 'proposed' then
    if consents < 2 or not exists (
        select from register.group_consent c
         where c.organisation = of_group and c.urn = o.proposed_by_urn and c.answer = 'consents') then
      return 'waiting';
    end if;
    update register.organisation
       set state = 'listed', self_started = true, opened = store.today(), changed_at = now()
     where id = of_group;
  end if;
  insert into register.membership (partnership, organisation, member_urn, role, starts)
  select o.partnership, of_group, c.urn, 'member', store.today()
    from register.group_consent c
   where c.organisation = of_group and c.partnership = o.partnership and c.answer = 'consents'
     and not exists (select from register.membership m where m.organisation = of_group and m.member_urn = c.urn);
  return case when o.state = 'proposed' then 'listed' else 'joined' end;
end $$;
comment on function register.settle_proposal(uuid) is
  'Lists a proposed group once two schools consent, the proposer''s among them, and adds those that consent later: waiting, listed, joined or unknown';
grant create on schema register to trellis_system;
alter function register.settle_proposal(uuid) owner to trellis_system;
revoke create on schema register from trellis_system;
revoke execute on function register.settle_proposal(uuid) from public;
grant execute on function register.settle_proposal(uuid) to trellis_app;
