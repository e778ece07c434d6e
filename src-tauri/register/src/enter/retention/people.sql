-- The people of a paper who stand nowhere else: in no other paper, no visit, and not by a name of their own.
select distinct own.person
from petition_person as own
where own.petition = :petition
  and not exists (
      select 1 from petition_person as other where other.person = own.person and other.petition <> own.petition
  )
  and not exists (select 1 from visit_person where visit_person.person = own.person)
  and not exists (select 1 from reference where reference.slice = 'person' and reference.record = own.person)
