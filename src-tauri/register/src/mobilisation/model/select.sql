select model.*, reference.ref
from model
join reference on reference.slice = 'model' and reference.record = model.id
