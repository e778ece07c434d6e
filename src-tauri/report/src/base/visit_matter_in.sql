-- The matters of the visits counted, each once in the highest lane it was received in: head, delegate, routine.
select
    visit_matter.matter as id,
    case min(case visit_in.lane when 'head' then 1 when 'delegate' then 2 else 3 end)
        when 1 then 'head' when 2 then 'delegate' else 'routine'
    end as lane
from visit_in
join visit_matter on visit_matter.visit = visit_in.id
group by visit_matter.matter
