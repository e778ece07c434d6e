select reference.ref
from paper
join reference on reference.slice = 'paper' and reference.record = paper.id
where paper.about = (select id from reference where ref = :about)
    and paper.form = :form
    and paper.cancelled_on is null
order by paper.id
limit 1
