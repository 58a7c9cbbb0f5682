-- An officer may take back a group that was entered by mistake, and no other organisation. This function believes nothing it is told:
-- it removes a group of the officer's own partnership that nobody ever belonged to, and whose posts nobody ever held.
create function register.remove_group(of_group uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  o register.organisation;
begin
  select * into o from register.organisation where id = of_group for update;
  if not found then return false; end if;
  if store.kind() <> 'system' and not o.partnership = any (store.scopes('edit-register')) then return false; end if;
  if o.kind in ('partnership', 'council', 'division', 'team', 'agency', 'diocese', 'charity', 'contractor')
     or exists (select from register.membership m where m.organisation = of_group or m.member_organisation = of_group)
     or exists (select from register.holding h join register.post p on p.id = h.post where p.organisation = of_group) then
    return false;
  end if;
  delete from register.post where organisation = of_group;
  delete from register.organisation where id = of_group;
  return true;
end $$;
comment on function register.remove_group(uuid) is
  'Removes a group that has no past: true when it is gone, false when it is not the reader''s to remove or has members or holders';
grant create on schema register to trellis_system;
alter function register.remove_group(uuid) owner to trellis_system;
revoke create on schema register from trellis_system;
revoke execute on function register.remove_group(uuid) from public;
grant execute on function register.remove_group(uuid) to trellis_app;
