// Generated from the migrated database by `npm run schema`: do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../kernel/day.ts'

export interface DB {
  'governance.action': {
    partnership: string
    body: string
    id: Generated<string>
    meeting: string
    item: string | null
    text: string
    owner_seat: string | null
    owner: string | null
    due_on: Day | null
    done_on: Day | null
    done_note: string | null
  }
  'governance.agenda_item': {
    partnership: string
    body: string
    id: Generated<string>
    meeting: string
    position: number
    title: string
    purpose: Generated<string>
    access: Generated<string>
    reason: string | null
  }
  'governance.attendance': {
    partnership: string
    body: string
    id: Generated<string>
    meeting: string
    seat: string | null
    person: string | null
    guest: string | null
    kind: string
  }
  'governance.balance_rule': {
    partnership: string
    body: string
    id: Generated<string>
    office: string
    differs_from: string
    words: string
  }
  'governance.body': {
    partnership: string
    id: Generated<string>
    slug: string
    name: string
    kind: string
    organisation: string | null
    reports_to: string | null
    purpose: string | null
    legal_form: string | null
    company_number: string | null
    charity_number: string | null
    registered_office: string | null
    accounts_due: Day | null
    confirmation_due: Day | null
    confidential: Generated<boolean>
    holders_published: Generated<boolean>
    meets: string | null
    opened: Day | null
    closed: Day | null
    changed_at: Generated<Date>
  }
  'governance.calendar_feed': {
    partnership: string
    person: string
    digest: string
    made_on: Day
  }
  'governance.company_member': {
    partnership: string
    body: string
    id: Generated<string>
    organisation: string | null
    person: string | null
    guarantee_pence: number | null
    starts: Day
    ends: Day | null
  }
  'governance.constitution': {
    partnership: string
    body: string
    id: Generated<string>
    starts: Day | null
    ends: Day | null
    quorum_base: string
    quorum_numerator: number
    quorum_denominator: number
    quorum_more_than: Generated<boolean>
    quorum_least: Generated<number>
    passes: string
    voting_unit: Generated<string>
    casting_vote: Generated<boolean>
    term_months: number | null
    term_notice_days: Generated<number>
    meeting_notice_days: Generated<number>
    words: string | null
  }
  'governance.decision': {
    partnership: string
    body: string
    id: Generated<string>
    year: number
    number: number
    on_day: Day
    meeting: string | null
    item: string | null
    motion: string | null
    election: string | null
    text: string
    access: Generated<string>
    mover: string | null
    seconder: string | null
    votes_for: number | null
    votes_against: number | null
    votes_abstained: number | null
    casting_vote: Generated<boolean>
    corrects: string | null
    published_on: Day | null
  }
  'governance.declaration': {
    partnership: string
    id: Generated<string>
    person: string | null
    organisation: string | null
    year: number
    nothing: boolean
    declared_on: Day
  }
  'governance.election': {
    partnership: string
    body: string
    id: Generated<string>
    seat: string
    title: string
    rule: string
    places: Generated<number>
    roll_of: string
    notice_on: Day
    nominations_from: Date
    nominations_until: Date
    poll_from: Date
    poll_until: Date
    objections_until: Day
    phase_group: string | null
    differs_from: string | null
    term_starts: Day
    term_ends: Day | null
    roll_frozen_at: Date | null
    closed_at: Date | null
    counted_at: Date | null
    declared_at: Date | null
    candidates: Generated<string[]>
    tied: Generated<string[]>
    lot: string[] | null
    lot_witness: string | null
    ended_why: string | null
    reopens: string | null
  }
  'governance.election_count': {
    partnership: string
    body: string
    election: string
    report: unknown
    blt: string
    ballots: number
    open_to: string
  }
  'governance.election_outcome': {
    partnership: string
    body: string
    election: string
    person: string
    how: string
  }
  'governance.elector': {
    partnership: string
    body: string
    election: string
    unit: string
    person: string | null
    urn: string | null
    voted: Generated<boolean>
  }
  'governance.entitlement': {
    partnership: string | null
    body: string | null
    seat: string | null
    person: string | null
    starts: Day | null
    ends: Day | null
    how: string | null
    holding: string | null
    term_ends: Day | null
    post: string | null
  }
  'governance.interest': {
    partnership: string
    id: Generated<string>
    person: string | null
    organisation: string | null
    nature: string
    description: string
    starts: Day | null
    ends: Day | null
    declared_on: Day
    withheld_why: string | null
  }
  'governance.interest_party': {
    partnership: string
    id: Generated<string>
    interest: string
    name: string
    organisation: string | null
    urn: string | null
  }
  'governance.item_interest': {
    partnership: string
    body: string
    item: string
    interest: string
    matched_on: Day
  }
  'governance.meeting': {
    partnership: string
    body: string
    id: Generated<string>
    title: string
    on_day: Day
    starts: string
    ends: string | null
    place: string | null
    notice_on: Day | null
    cancelled_on: Day | null
    cancelled_why: string | null
    held_on: Day | null
    sequence: Generated<number>
    minutes_drafted_on: Day | null
    minutes_circulated_on: Day | null
    minutes_approved_on: Day | null
    minutes_approved_at: string | null
    changed_at: Generated<Date>
  }
  'governance.meeting_joining': {
    partnership: string
    body: string
    meeting: string
    words: string
  }
  'governance.minute_text': {
    partnership: string
    body: string
    item: string
    access: string
    text: string
    reason: string | null
    changed_at: Generated<Date>
  }
  'governance.minutes_comment': {
    partnership: string
    body: string
    id: Generated<string>
    meeting: string
    item: string | null
    person: string
    text: string
    made_at: Date
    answer: string | null
    answered_on: Day | null
  }
  'governance.motion': {
    partnership: string
    body: string
    id: Generated<string>
    item: string | null
    question: string
    access: Generated<string>
    unit: string
    opens_at: Date
    closes_at: Date | null
    closed_at: Date | null
    mover: string | null
    seconder: string | null
    quorum: number
    passes: string
    ended_why: string | null
  }
  'governance.motion_elector': {
    partnership: string
    body: string
    motion: string
    unit: string
    seat: string | null
    urn: string | null
    person: string | null
  }
  'governance.motion_vote': {
    partnership: string
    body: string
    motion: string
    unit: string
    choice: string
    cast_at: Date
  }
  'governance.nomination': {
    partnership: string
    body: string
    id: Generated<string>
    election: string
    person: string
    proposer: string
    statement: string | null
    made_at: Date
    consented_at: Date | null
    declined_at: Date | null
    withdrawn_at: Date | null
  }
  'governance.objection': {
    partnership: string
    body: string
    id: Generated<string>
    election: string
    person: string
    text: string
    made_on: Day
    answer: string | null
    answered_on: Day | null
  }
  'governance.outside_report': {
    partnership: string
    body: string
    id: Generated<string>
    seat: string
    person: string
    on_day: Day
    text: string
  }
  'governance.paper': {
    partnership: string
    body: string
    id: Generated<string>
    item: string
    title: string
    access: string
    reason: string | null
    file_name: string
    media_type: string
    bytes: number
    state: string
    state_why: string | null
    added_at: Generated<Date>
  }
  'governance.paper_content': {
    partnership: string
    body: string
    paper: string
    content: Uint8Array
  }
  'governance.seat': {
    partnership: string
    body: string
    id: Generated<string>
    position: number
    title: string
    office: string | null
    filled_by: string
    post: string | null
    of_seat: string | null
    appointed_by: string | null
    electorate: string | null
    votes: Generated<boolean>
    phase_group: string | null
    starts: Day | null
    ends: Day | null
    changed_at: Generated<Date>
  }
  'governance.seat_holding': {
    partnership: string
    body: string
    id: Generated<string>
    seat: string
    person: string
    how: string
    starts: Day
    term_ends: Day | null
    left_on: Day | null
    left_why: string | null
    ends: ColumnType<Day | null, never, never>
    election: string | null
    changed_at: Generated<Date>
  }
  'governance.urn': {
    partnership: string
    body: string
    election: string
    papers: Generated<string[]>
  }
  'governance.withdrawal': {
    partnership: string
    body: string
    item: string
    person: string
    why: string
  }
  'register.authority': {
    code: string
    name: string
  }
  'register.district': {
    code: string
    name: string
  }
  'register.evidence': {
    urn: string
    indicator: string
    period: string
    value: number | null
    word: string | null
    missing: string | null
    source: string
    published: Day | null
  }
  'register.gias_group': {
    uid: string
    group_id: string | null
    name: string
    company_number: string | null
    type: string
    type_name: string | null
    status: string | null
    opened: Day | null
    incorporated: Day | null
    closed: Day | null
    ukprn: string | null
    town: string | null
    postcode: string | null
    changed_at: Generated<Date>
  }
  'register.gias_group_member': {
    uid: string
    urn: string
    joined: Day | null
  }
  'register.group_consent': {
    partnership: string
    organisation: string
    urn: string
    proposer_urn: string
    asked_on: Day
    answered_on: Day | null
    answer: string | null
  }
  'register.holding': {
    partnership: string
    id: Generated<string>
    post: string
    person: string
    kind: Generated<string>
    fte: number | null
    starts: Day | null
    ends: Day | null
    changed_at: Generated<Date>
  }
  'register.import_file': {
    run: string
    kept_at: Generated<Date>
    content: Uint8Array
  }
  'register.import_refusal': {
    run: string
    line: number
    reason: string
    row_text: string | null
  }
  'register.import_run': {
    id: Generated<string>
    partnership: string | null
    kind: string
    file_name: string
    dry_run: boolean
    complete: Generated<boolean>
    state: Generated<string>
    asked_by: string | null
    asked_at: Generated<Date>
    started_at: Date | null
    ended_at: Date | null
    read: Generated<number>
    total: number | null
    added: number | null
    changed: number | null
    unchanged: number | null
    closed: number | null
    refused: number | null
    absent: number | null
    absent_urns: string[] | null
    message: string | null
    period: string | null
    dry_run_of: string | null
  }
  'register.membership': {
    partnership: string
    id: Generated<string>
    organisation: string
    member_urn: string | null
    member_organisation: string | null
    role: string
    starts: Day | null
    ends: Day | null
    changed_at: Generated<Date>
  }
  'register.organisation': {
    partnership: string
    id: Generated<string>
    slug: string
    name: string
    kind: string
    state: Generated<string>
    self_started: Generated<boolean>
    proposed_by_urn: string | null
    purpose: string | null
    opened: Day | null
    closed: Day | null
    legal_form: string | null
    company_number: string | null
    charity_number: string | null
    registered_office: string | null
    website: string | null
    changed_at: Generated<Date>
  }
  'register.organisation_kind': {
    partnership: string
    kind: string
    label: string
  }
  'register.partnership': {
    slug: string
    name: string
    authorities: string[]
    grade_line: number | null
    demonstration: Generated<boolean>
    founded_on: Day | null
    created_at: Generated<Date>
  }
  'register.peer_spread': {
    authority: string
    phase_group: string
    indicator: string
    period: string
    schools: number
    quartiles: number[]
  }
  'register.peer_spread_now': {
    authority: string | null
    phase_group: string | null
    indicator: string | null
    period: string | null
    schools: number | null
    quartiles: number[] | null
  }
  'register.person': {
    partnership: string
    id: Generated<string>
    key: string | null
    name: string
    publish_name: Generated<boolean>
    account: string | null
    changed_at: Generated<Date>
  }
  'register.person_contact': {
    partnership: string
    person: string
    email: string | null
    telephone: string | null
    publish: Generated<boolean>
  }
  'register.post': {
    partnership: string
    id: Generated<string>
    key: string
    title: string
    organisation: string | null
    school_urn: string | null
    division: string | null
    team: string | null
    reports_to: string | null
    grade: string | null
    grade_level: number | null
    fte: number | null
    salaried: boolean | null
    employer: string | null
    payer: string | null
    office: string | null
    holder_published: Generated<boolean>
    mailbox: string | null
    telephone: string | null
    starts: Day | null
    ends: Day | null
    changed_at: Generated<Date>
  }
  'register.school': {
    urn: string
    name: string
    name_key: string
    example: ColumnType<boolean | null, never, never>
    authority: string | null
    authority_name: string | null
    establishment_number: string | null
    laestab: ColumnType<string | null, never, never>
    type: string | null
    type_name: string | null
    type_group: string | null
    type_group_name: string | null
    status: string
    status_name: string | null
    reason_opened: string | null
    opened: Day | null
    reason_closed: string | null
    closed: Day | null
    phase: string | null
    phase_name: string | null
    low_age: number | null
    high_age: number | null
    sixth_form: string | null
    gender: string | null
    religious_character: string | null
    diocese: string | null
    admissions: string | null
    boarders: string | null
    nursery: string | null
    capacity: number | null
    census_on: Day | null
    pupils: number | null
    boys: number | null
    girls: number | null
    fsm_percent: number | null
    fsm: number | null
    trust_uid: string | null
    trust_name: string | null
    trust_flag: string | null
    sponsor_name: string | null
    federation_uid: string | null
    federation_name: string | null
    ukprn: string | null
    uprn: string | null
    street: string | null
    locality: string | null
    address3: string | null
    town: string | null
    county: string | null
    postcode: string | null
    website: string | null
    telephone: string | null
    region: string | null
    region_name: string | null
    district: string | null
    district_name: string | null
    ward: string | null
    ward_name: string | null
    constituency_name: string | null
    urban_rural: string | null
    lsoa: string | null
    msoa: string | null
    easting: number | null
    northing: number | null
    previous_authority: string | null
    previous_number: string | null
    ofsted_rating: string | null
    ofsted_on: Day | null
    special_classes: string | null
    sen_types: string[] | null
    resourced_provision: string | null
    derived: Generated<string[]>
    source_changed_on: Day | null
    absent_from: Day | null
    changed_at: Generated<Date>
  }
  'register.school_change': {
    id: ColumnType<number, never, never>
    urn: string
    on_day: Day
    import_run: string | null
    changes: unknown
  }
  'register.school_link': {
    urn: string
    linked_urn: string
    kind: string
    linked_name: string | null
    established: Day | null
  }
  'register.similar_school': {
    urn: string
    neighbour_urn: string
    rank: number
    distance: number
    kind: string
  }
  'store.audit': {
    seq: number
    event: string | null
    body: string
    previous: string
    hash: string
  }
  'store.audit_head': {
    one_row: Generated<boolean>
    seq: number
    hash: string
  }
  'store.event': {
    id: Generated<string>
    at: string
    type: string
    partnership: string | null
    subject: string
    effective_on: Day | null
    actor_kind: string
    actor_account: string | null
    actor_part: string | null
    data: Generated<unknown>
  }
  'store.job_request': {
    id: Generated<string>
    queue: string
    data: unknown
    event: string
    requested_at: Generated<Date>
    taken_at: Date | null
  }
  'store.migration': {
    name: string
    digest: string
    applied_at: Generated<Date>
  }
  'web.account': {
    id: Generated<string>
    email: string
    operator: Generated<boolean>
    disabled_at: Date | null
    created_at: Generated<Date>
  }
  'web.attempt': {
    key: string
    at: Generated<Date>
  }
  'web.identity': {
    issuer: string
    subject: string
    account: string
  }
  'web.outgoing_mail': {
    id: Generated<string>
    recipient: string
    subject: string
    body: string
    created_at: Generated<Date>
    sent_at: Date | null
    failed: string | null
    taken_at: Date | null
    useless_from: Date | null
  }
  'web.session': {
    token_hash: string
    id: Generated<string>
    account: string | null
    csrf: string
    started_at: Date
    seen_at: Date
    ends_at: Date
    revoked_at: Date | null
    user_agent: string | null
  }
  'web.sign_in_link': {
    token_hash: string
    account: string
    expires_at: Date
    used_at: Date | null
    return_to: string | null
  }
}
