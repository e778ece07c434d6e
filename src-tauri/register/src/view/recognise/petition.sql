select
    reference.ref,
    petition.no || '/' || petition.year as number,
    petition.received_on as on_day,
    petition.summary as text,
    petition.incoming_no,
    petition.incoming_on,
    petition.incoming_from,
    exists (select 1 from secret_petition where secret_petition.id = petition.id) as secret,
    (select ref from reference where slice = 'matter' and record = petition.matter) as matter,
    (select title from matter where matter.id = petition.matter) as matter_title,
    (select ref from reference where slice = 'petition' and record = petition.duplicate_of) as original,
    (select ref from reference where slice = 'visit' and record = petition.via_visit) as via_visit
from petition
join reference on reference.slice = 'petition' and reference.record = petition.id
where petition.id = :id and petition.cancelled_on is null
