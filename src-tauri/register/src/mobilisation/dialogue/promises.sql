select what, (select ref from reference where slice = 'office' and record = promise.office) as office, due_on, done_on, outcome
from promise
where dialogue = :id
order by place
