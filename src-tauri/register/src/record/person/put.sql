insert into person (
    id, full_name, birth, sex, id_number, id_type, id_issued_on, id_issued_by, address, hamlet, phone, ethnic_group
)
values (
    :id, :full_name, :birth, :sex, :id_number, :id_type, :id_issued_on, :id_issued_by, :address,
    (select record from reference where slice = 'hamlet' and ref = :hamlet), :phone, :ethnic_group
)
on conflict (id) do update set
    full_name = excluded.full_name, birth = excluded.birth, sex = excluded.sex, id_number = excluded.id_number,
    id_type = excluded.id_type, id_issued_on = excluded.id_issued_on, id_issued_by = excluded.id_issued_by,
    address = excluded.address, hamlet = excluded.hamlet, phone = excluded.phone,
    ethnic_group = excluded.ethnic_group
