select
    resolution.*,
    reference.ref,
    (select ref from reference where slice = 'matter' and record = resolution.matter) as matter_ref
from resolution
join reference on reference.slice = 'resolution' and reference.record = resolution.id
