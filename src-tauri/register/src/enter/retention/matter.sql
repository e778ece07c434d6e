-- The matter of a paper that nothing else belongs to: no other paper that still says something, no visit and no resolution.
select own.matter
from petition as own
where own.id = :petition
  and own.matter is not null
  and not exists (
      select 1 from petition as other where other.matter = own.matter and other.id <> own.id and other.summary <> :gone
  )
  and not exists (select 1 from visit_matter where visit_matter.matter = own.matter)
  and not exists (select 1 from resolution where resolution.matter = own.matter)
