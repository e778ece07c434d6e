with given (
    id, full_name, birth, sex, id_number, id_type, id_issued_on, id_issued_by, address, hamlet, phone,
    ethnic_group
) as (values {rows})
insert into person (
    id, full_name, birth, sex, id_number, id_type, id_issued_on, id_issued_by, address, hamlet, phone,
    ethnic_group
)
select
    given.id, given.full_name, given.birth, given.sex, given.id_number, given.id_type, given.id_issued_on,
    given.id_issued_by, given.address,
    (select record from reference where slice = 'hamlet' and ref = given.hamlet),
    given.phone, given.ethnic_group
from given
