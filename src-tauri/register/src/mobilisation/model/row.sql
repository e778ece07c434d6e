select
    model.*,
    reference.ref
from model
join reference on reference.slice = 'model' and reference.record = model.id
where model.id = :id
