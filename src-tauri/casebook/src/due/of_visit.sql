-- What a visitor was owed (D03): done when the paper they brought was processed.
select
    visit.id,
    visit.no || '/' || visit.year as number,
    'D03' as rule,
    visit.date as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    (
        select min(petition.processed_on) from petition where petition.via_visit = visit.id
    ) as done_on
from visit
where visit.id = :id
    and visit.status = 'completed'
    and visit.cancelled_on is null
    and visit.date <= :on
    and (
        visit.outcome is null
        or exists (select 1 from petition where petition.via_visit = visit.id and petition.processed_on is not null)
    )
