-- Mail is marked as sent only after the other side took it: until then one process holds it for a while, and what is of no use later goes.
alter table web.outgoing_mail add column taken_at timestamptz, add column useless_from timestamptz;
comment on column web.outgoing_mail.taken_at is 'When a process last began to send it; after five minutes another may';
comment on column web.outgoing_mail.useless_from is 'From then on it is dropped unsent, as a sign-in link that has ended; null: a day after it was written';
