-- The receptions of each body, whatever is reported: days held, completed visits, people, matters.
with body_visit as materialized (
    select id, body, people_count
    from visit
    where date between :from and :to and status = 'completed' and cancelled_on is null
)
select
    whose.body,
    (
        select count(distinct date) from session
        where date between :from and :to and held and cancelled_on is null and session.body = whose.body
    ) as days,
    (select count(*) from body_visit where body_visit.body = whose.body) as visits,
    (select coalesce(sum(people_count), 0) from body_visit where body_visit.body = whose.body) as people,
    (
        select count(distinct visit_matter.matter)
        from body_visit cross join visit_matter on visit_matter.visit = body_visit.id
        where body_visit.body = whose.body
    ) as matters,
    (
        select count(distinct date) from session
        where date between :from and :to and held and cancelled_on is null and session.body = whose.body
            and with_body is not null
    ) as joint_days
from (select 'ubnd' as body union all select 'dang_uy' union all select 'hdnd') as whose
