select
    paper.*,
    reference.ref,
    about.ref as about_ref,
    signer.ref as signer_ref,
    office.ref as office_ref,
    referral.ref as referral_ref
from paper
join reference on reference.slice = 'paper' and reference.record = paper.id
left join reference as about on about.id = paper.about
left join reference as signer on signer.slice = 'officer' and signer.record = paper.signer
left join reference as office on office.slice = 'office' and office.record = paper.office
left join reference as referral on referral.slice = 'referral' and referral.record = paper.referral
