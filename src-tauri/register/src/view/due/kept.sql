-- Anonymous and ineligible papers, whose keeping may come to its end (D32).
select
    petition.id,
    petition.no || '/' || petition.year as number,
    'D32' as rule,
    petition.received_on as from_day,
    false as complex,
    null as remote,
    0 as suspended_days,
    null as extended_to,
    null as done_on
from petition
where (petition.anonymity = 'anonymous' or petition.eligibility = 'ineligible')
    and petition.cancelled_on is null
    and petition.received_on < :on
    and not exists (select 1 from retirement where retirement.petition = petition.id)
order by petition.received_on
