-- What a period has to resolve: complaints and denunciations within competence by matter, proposals by paper, each time it was
-- opened (`opening`): what came by the period's last day and had not ended before its first. Found by how long it took, as in
-- `petition_in`, so that a month does not read what was settled long ago or since.
select
    case opening.kind when 'proposal' then 'petition' else 'matter' end as slice,
    opening.subject as id,
    opening.kind,
    opening.came_on < :from as carried,
    coalesce(opening.ended_on <= :to, false) as resolved
from (
    select 0 as class, 1 as days union all select 1, 2 union all select 2, 4 union all select 3, 8
    union all select 4, 16 union all select 5, 32 union all select 6, 64 union all select 7, 128
    union all select 8, 256 union all select 9, 512 union all select 10, 1024 union all select 11, 2048
    union all select 12, 4096 union all select 13, 73050 union all select -1, 730500
) as reach
cross join opening
where opening.wait_class = reach.class
    and opening.came_on >= coalesce(date(:from, '-' || reach.days || ' days'), '')
    and opening.came_on <= :to
    and (opening.ended_on is null or opening.ended_on >= :from)
