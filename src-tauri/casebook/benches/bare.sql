select count(*), coalesce(sum(people_count), 0), coalesce(sum(people_count >= 5), 0),
    coalesce(sum(lane = 'routine'), 0), coalesce(sum(lane = 'head'), 0), coalesce(sum(lane = 'delegate'), 0)
from visit
where date between :from and :to and cancelled_on is null and status = 'completed' and body = 'ubnd';
select count(distinct visit_matter.matter)
from visit join visit_matter on visit_matter.visit = visit.id
where visit.date between :from and :to and visit.cancelled_on is null and visit.status = 'completed'
    and visit.body = 'ubnd';
select count(*),
    coalesce(sum(processed_on <= :to), 0),
    coalesce(sum(ok), 0),
    coalesce(sum(ok and competence = 'within'), 0),
    count(distinct case when ok and competence = 'within' then matter end),
    coalesce(sum(ok and competence = 'within' and kind = 'complaint'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'complaint' and level = 'second'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'complaint' and complaint = 'land'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'complaint' and complaint = 'policy'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'complaint' and complaint = 'other'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation' and level = 'repeat'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation' and denunciation = 'administrative'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation' and denunciation = 'corruption'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation' and denunciation = 'judicial'), 0),
    coalesce(sum(ok and competence = 'within' and kind = 'denunciation' and denunciation = 'other'), 0),
    coalesce(sum(ok and competence = 'within' and kind not in ('complaint', 'denunciation')), 0),
    coalesce(sum(ok and competence = 'within' and kind not in ('complaint', 'denunciation') and proposal = 'land'), 0),
    coalesce(sum(ok and competence = 'within' and kind not in ('complaint', 'denunciation') and proposal = 'policy'), 0),
    coalesce(sum(ok and competence = 'outside'), 0),
    coalesce(sum(ok and competence = 'outside' and disposition = 'guide'), 0),
    coalesce(sum(ok and competence = 'outside' and disposition = 'refer'), 0),
    count(distinct case when ok and competence = 'outside' then matter end),
    coalesce(sum(received_on >= :from), 0),
    count(distinct case when received_on >= :from then matter end)
from (
    select *, processed_on <= :to and eligibility = 'eligible' and duplicate_of is null as ok
    from petition
    left join field on field.code = petition.field
    where cancelled_on is null
        and kind in ('complaint', 'denunciation', 'proposal', 'feedback', 'request')
        and petition.id in (
            select id from petition where received_on between :from and :to
            union all
            select petition.id
            from (
                select 0 as class, 1 as days union all select 1, 2 union all select 2, 4 union all select 3, 8
                union all select 4, 16 union all select 5, 32 union all select 6, 64 union all select 7, 128
                union all select 8, 256
            ) as reach
            cross join petition
            where petition.wait_class = reach.class and petition.processed_on is not null
                and petition.received_on between date(:from, '-' || reach.days || ' days') and date(:from, '-1 day')
                and petition.processed_on >= :from
            union all
            select id from petition where processed_on is null and received_on < :from
        )
);
select count(distinct matter)
from petition
where received_on between :from and :to and kind in ('complaint', 'denunciation') and competence = 'within'
    and eligibility = 'eligible' and cancelled_on is null and processed_on <= :to;
select count(*) from resolution where decision_on between :from and :to;
select count(*), coalesce(sum(people), 0) from outreach where on_day between :from and :to
