-- How many attended a conference or a dialogue may be unknown: a paper that does not say is no paper of nobody.
alter table outreach add column attended integer;
update outreach set attended = people;
alter table outreach drop column people;
alter table outreach rename column attended to people;
alter table dialogue add column attended integer;
update dialogue set attended = people;
alter table dialogue drop column people;
alter table dialogue rename column attended to people;
