-- Visitors to be told what comes of their visit (D03), unless the paper they brought is processed.
select
    visit.id,
    visit.no || '/' || visit.year as number,
    'D03' as rule,
    visit.date as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    null as done_on
from visit
where visit.outcome is null
    and visit.status = 'completed'
    and visit.cancelled_on is null
    and visit.date <= :on
    and not exists (
        select 1 from petition where petition.via_visit = visit.id and petition.processed_on is not null
    )
