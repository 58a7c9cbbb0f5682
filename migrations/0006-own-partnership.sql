-- What belongs to a partnership hangs on things of that partnership only: row-level security looks at the partnership that a row names,
-- so without this an officer could give another partnership's person an address, or take one of its posts.
alter table register.organisation add constraint organisation_own unique (id, partnership);
alter table register.person add constraint person_own unique (id, partnership);
alter table register.post add constraint post_own unique (id, partnership);

alter table register.membership
  add constraint membership_of_own foreign key (organisation, partnership) references register.organisation (id, partnership),
  add constraint membership_by_own foreign key (member_organisation, partnership) references register.organisation (id, partnership);
alter table register.person_contact
  add constraint contact_of_own foreign key (person, partnership) references register.person (id, partnership) on delete cascade;
alter table register.post
  add constraint post_in_own foreign key (organisation, partnership) references register.organisation (id, partnership),
  add constraint post_under_own foreign key (reports_to, partnership) references register.post (id, partnership) deferrable;
alter table register.holding
  add constraint holding_of_own foreign key (post, partnership) references register.post (id, partnership),
  add constraint holding_by_own foreign key (person, partnership) references register.person (id, partnership);
alter table register.group_consent
  add constraint consent_to_own foreign key (organisation, partnership) references register.organisation (id, partnership);
