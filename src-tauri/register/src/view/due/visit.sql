-- What a visitor is owed, or was (D03): to be told what comes of the visit; done when the paper they brought was
-- processed. A visit with an outcome and no such paper has no day on which it was told.
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
        select min(petition.processed_on) from petition
        where petition.via_visit = visit.id and petition.cancelled_on is null
    ) as done_on
from visit
where visit.status = 'completed'
    and visit.cancelled_on is null
    and visit.date <= :on
    and (
        visit.outcome is null
        or exists (
            select 1 from petition
            where petition.via_visit = visit.id and petition.processed_on is not null and petition.cancelled_on is null
        )
    )
