-- The papers that some acts changed, or somebody behind them; a row without a paper where a name that is never a mark, or a
-- hamlet's, changed.
with changed as (
    select table_name, row, before, after from journal where act > :after and act <= :upto
)
select row as paper from changed where table_name = 'petition'
union all
select json_extract(coalesce(after, before), '$.petition') from changed where table_name = 'petition_person'
union all
select json_extract(before, '$.petition') from changed where table_name = 'petition_person' and before is not null
union all
select petition_person.petition
from changed join petition_person on petition_person.person = changed.row
where changed.table_name = 'person'
union all
select petition.id
from changed
join visit_person on visit_person.person = changed.row
join petition on petition.via_visit = visit_person.visit
where changed.table_name = 'person'
union all
select petition.id
from changed join petition on petition.via_visit = json_extract(coalesce(changed.after, changed.before), '$.visit')
where changed.table_name = 'visit_person'
union all
select -visit_matter.visit
from changed join visit_matter on visit_matter.matter = changed.row
where changed.table_name = 'matter'
union all
select -json_extract(coalesce(after, before), '$.visit') from changed where table_name in ('visit_matter', 'visit_person')
union all
select -json_extract(before, '$.visit') from changed where table_name = 'visit_matter' and before is not null
union all
select -visit_person.visit
from changed join visit_person on visit_person.person = changed.row
where changed.table_name = 'person'
union all
select null from changed where table_name in ('unit', 'office', 'hamlet')
