select reference.ref
from paper
join reference on reference.slice = 'paper' and reference.record = paper.id
where coalesce(paper.doc_date, paper.on_day) >= :since
    and paper.about is null
    and paper.period = :period
    and paper.form = :form
    and paper.cancelled_on is null
limit 1
