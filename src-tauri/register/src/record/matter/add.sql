with given (
    id, title, complex_doc_no, complex_on, remote, note, cancelled_on, cancelled_reason, kind, field, competence
) as (values {rows})
insert into matter (id, title, complex_doc_no, complex_on, remote, note, cancelled_on, cancelled_reason, kind, field, competence)
select
    given.id, given.title, given.complex_doc_no, given.complex_on, given.remote, given.note,
    given.cancelled_on, given.cancelled_reason, given.kind, given.field, given.competence
from given
