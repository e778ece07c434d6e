-- The backlog as it is defined, every row asked.
select * from (select 'petition' as slice, petition.id, petition.received_on as from_day
from petition
where petition.received_on <= :to
    and (petition.processed_on is null or petition.processed_on > :to)
    and petition.cancelled_on is null
    and petition.kind in ('complaint', 'denunciation', 'proposal', 'feedback', 'request')
union all
select 'matter', resolution.matter, min(resolution.accepted_on)
from resolution
where resolution.accepted_on <= :to
    and (resolution.decision_on is null or resolution.decision_on > :to)
    and (resolution.declined_on is null or resolution.declined_on > :to)
    and (resolution.withdrawn_on is null or resolution.withdrawn_on > :to)
    and (resolution.terminated_on is null or resolution.terminated_on > :to)
group by resolution.matter)
order by 1 desc, iif(slice = 'petition', from_day, ''), 2
