select
    referral.*,
    reference.ref,
    (select ref from reference where slice = 'petition' and record = referral.petition) as petition_ref,
    (select ref from reference where slice = 'office' and record = referral.office) as office_ref
from referral
join reference on reference.slice = 'referral' and reference.record = referral.id
