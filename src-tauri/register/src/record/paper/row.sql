select
    paper.id,
    reference.ref,
    paper.form,
    about.slice as about_slice,
    about.ref as about_ref,
    about.record as about_id,
    paper.period,
    paper.on_day,
    paper.doc_no,
    paper.doc_date,
    paper.printed_on,
    office.name as office,
    officer.full_name as signer,
    paper.cancelled_on,
    paper.cancelled_reason
from paper
join reference on reference.slice = 'paper' and reference.record = paper.id
left join reference as about on about.id = paper.about
left join office on office.id = paper.office
left join officer on officer.id = paper.signer
where paper.id = :id
