-- The matters of complaints and denunciations within competence, one state each: the latest on the period's last
-- day. Without a resolution a matter is under review (03/GQKN, 04/GQTC c3).
select
    counted.matter as id,
    counted.kind,
    coalesce((
        select step.state
        from (
            select accepted_on as on_day, 1 as rank, 'accepted' as state
            from resolution where matter = counted.matter and kind = counted.kind and accepted_on <= :to
            union all
            select decision_on, 2, 'accepted'
            from resolution where matter = counted.matter and kind = counted.kind and decision_on <= :to
            union all
            select declined_on, 3, 'declined'
            from resolution where matter = counted.matter and kind = counted.kind and declined_on <= :to
            union all
            select withdrawn_on, 4, 'withdrawn'
            from resolution where matter = counted.matter and kind = counted.kind and withdrawn_on <= :to
            union all
            select terminated_on, 4, 'withdrawn'
            from resolution where matter = counted.matter and kind = counted.kind and terminated_on <= :to
        ) as step
        order by step.on_day desc, step.rank desc
        limit 1
    ), 'reviewing') as state
from (
    select distinct matter, kind
    from petition_in
    where eligible and competence = 'within' and kind in ('complaint', 'denunciation')
) as counted
