insert into resolution (
    id, matter, kind, accepted_on, declined_on, withdrawn_on, terminated_on, decision_no, decision_on, decision_level,
    decision_outcome, recover_money, recover_land, return_money, return_land, orgs_restored, persons_restored,
    orgs_sanctioned, persons_sanctioned, officials_sanctioned, investigation_cases, investigation_persons,
    investigation_officials, executed, execution_done_on, recovered_money, recovered_land, returned_money,
    returned_land, orgs_disciplined, persons_disciplined, officials_disciplined, prosecuted_cases,
    prosecuted_persons, prosecuted_officials
)
values (
    :id, (select record from reference where slice = 'matter' and ref = :matter), :kind, :accepted_on,
    :declined_on, :withdrawn_on, :terminated_on, :decision_no, :decision_on, :decision_level, :decision_outcome,
    :recover_money, :recover_land, :return_money, :return_land, :orgs_restored, :persons_restored,
    :orgs_sanctioned, :persons_sanctioned, :officials_sanctioned, :investigation_cases, :investigation_persons,
    :investigation_officials, :executed, :execution_done_on, :recovered_money, :recovered_land,
    :returned_money, :returned_land, :orgs_disciplined, :persons_disciplined, :officials_disciplined,
    :prosecuted_cases, :prosecuted_persons, :prosecuted_officials
)
on conflict (id) do update set
    matter = excluded.matter, kind = excluded.kind, accepted_on = excluded.accepted_on,
    declined_on = excluded.declined_on, withdrawn_on = excluded.withdrawn_on, terminated_on = excluded.terminated_on,
    decision_no = excluded.decision_no, decision_on = excluded.decision_on,
    decision_level = excluded.decision_level, decision_outcome = excluded.decision_outcome,
    recover_money = excluded.recover_money, recover_land = excluded.recover_land,
    return_money = excluded.return_money, return_land = excluded.return_land,
    orgs_restored = excluded.orgs_restored, persons_restored = excluded.persons_restored,
    orgs_sanctioned = excluded.orgs_sanctioned, persons_sanctioned = excluded.persons_sanctioned,
    officials_sanctioned = excluded.officials_sanctioned, investigation_cases = excluded.investigation_cases,
    investigation_persons = excluded.investigation_persons,
    investigation_officials = excluded.investigation_officials, executed = excluded.executed,
    execution_done_on = excluded.execution_done_on, recovered_money = excluded.recovered_money,
    recovered_land = excluded.recovered_land, returned_money = excluded.returned_money,
    returned_land = excluded.returned_land, orgs_disciplined = excluded.orgs_disciplined,
    persons_disciplined = excluded.persons_disciplined, officials_disciplined = excluded.officials_disciplined,
    prosecuted_cases = excluded.prosecuted_cases, prosecuted_persons = excluded.prosecuted_persons,
    prosecuted_officials = excluded.prosecuted_officials
