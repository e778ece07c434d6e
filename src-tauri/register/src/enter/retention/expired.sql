select petition.id, reference.ref, petition.year, petition.no, petition.received_on, petition.processed_on
from petition
join reference on reference.slice = 'petition' and reference.record = petition.id
where petition.eligibility = 'ineligible'
  and petition.processed_on is not null
  and petition.received_on <= date(:today, '-1 year')
  and petition.processed_on <= date(:today, '-1 year')
  and petition.summary <> :gone
  and not exists (select 1 from retirement where retirement.petition = petition.id)
order by petition.processed_on, petition.id
limit 500
