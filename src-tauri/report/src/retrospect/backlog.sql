-- What was still open on a day, with the day it waits from: petitions not processed, and matters accepted and not
-- decided. The two are different backlogs (5-report-forms §5.6). What has been closed since is found without reading the
-- register: papers by how long they wait (as in base/petition_in.sql), matters by the day something ended them.
select 'petition' as slice, petition.id, petition.received_on as from_day, petition.received_on as place
from (
    select id from petition where processed_on is null and received_on <= :to
    union all
    select petition.id
    from (
        select 0 as class, 1 as days union all select 1, 2 union all select 2, 4 union all select 3, 8
        union all select 4, 16 union all select 5, 32 union all select 6, 64 union all select 7, 128
        union all select 8, 256 union all select 9, 512 union all select 10, 1024 union all select 11, 2048
        union all select 12, 4096 union all select 13, 73050
    ) as reach
    cross join petition
    where petition.processed_on is not null
        and petition.wait_class = reach.class
        and petition.received_on >= date(:to, '-' || reach.days || ' days')
        and petition.received_on <= :to
        and petition.processed_on > :to
) as counted
cross join petition on petition.id = counted.id
where petition.cancelled_on is null
    and petition.kind in ('complaint', 'denunciation', 'proposal', 'feedback', 'request')
union all
select 'matter', resolution.matter, min(resolution.accepted_on), ''
from (
    select id from resolution
    where accepted_on is not null and decision_on is null and declined_on is null and withdrawn_on is null
        and terminated_on is null
        and accepted_on <= :to
    union
    select id from resolution where decision_on is not null and decision_on > :to
    union
    select id from resolution where declined_on is not null and declined_on > :to
    union
    select id from resolution where withdrawn_on is not null and withdrawn_on > :to
    union
    select id from resolution where terminated_on is not null and terminated_on > :to
) as counted
cross join resolution on resolution.id = counted.id
where resolution.accepted_on <= :to
    and (resolution.decision_on is null or resolution.decision_on > :to)
    and (resolution.declined_on is null or resolution.declined_on > :to)
    and (resolution.withdrawn_on is null or resolution.withdrawn_on > :to)
    and (resolution.terminated_on is null or resolution.terminated_on > :to)
group by resolution.matter
order by 1 desc, 4, 2
