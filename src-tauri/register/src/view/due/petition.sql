-- The duty a petition came with, open or done: a complaint to accept (D05, from 01/07/2026 D05'), a denunciation to check
-- (D20). What else the law gives no length of time (D31) is not due.
select
    petition.id,
    petition.no || '/' || petition.year as number,
    case petition.kind when 'complaint' then 'D05' else 'D20' end as rule,
    petition.received_on as from_day,
    false as complex,
    matter.remote,
    0 as suspended_days,
    null as extended_to,
    petition.processed_on as done_on
from petition
left join matter on matter.id = petition.matter
where petition.received_on <= :on
    and petition.cancelled_on is null
    and petition.kind in ('complaint', 'denunciation')
