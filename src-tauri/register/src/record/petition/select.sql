select
    petition.*,
    reference.ref,
    (select ref from reference where slice = 'visit' and record = petition.via_visit) as visit_ref,
    (select ref from reference where slice = 'matter' and record = petition.matter) as matter_ref,
    (select ref from reference where slice = 'petition' and record = petition.duplicate_of) as original_ref
from petition
join reference on reference.slice = 'petition' and reference.record = petition.id
