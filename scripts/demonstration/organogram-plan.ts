// The invented posts of two councils' children's services. Pure data: titles, teams, lines, grades, how each is filled.

/** A post of an organogram. `filled` is permanent, interim, seconded or vacant. */
export type PlannedPost = {
  readonly key: string
  readonly title: string
  readonly division: string
  readonly team: string
  readonly reportsTo: string
  readonly grade: string
  readonly level: string
  readonly fte: string
  readonly filled: string
}

/** Leicester: two divisions [S3]; the school improvement team with the posts, points and FTE of [S3]. Level 3 is the head of service. */
const LEICESTER = `
# Children's services
director | Strategic director of children's services | Leadership | | Chief officer 1 | 1 | 1.0 | permanent
# Children's social care and early help
social-care-director | Director of children's social care and early help | Leadership | director | Chief officer 2 | 2 | 1.0 | permanent
early-help-head | Head of service, early help and prevention | Early help and prevention | social-care-director | Head of service 2 | 3 | 1.0 | permanent
family-hubs-manager | Service manager, family hubs | Early help and prevention | early-help-head | Grade 13 | 4 | 1.0 | permanent
family-support-lead | Team manager, family support | Family support | family-hubs-manager | Grade 11 | 5 | 1.0 | permanent
family-support-senior | Senior family support worker | Family support | family-support-lead | Grade 9 | 6 | 1.0 | permanent
family-support-worker | Family support worker | Family support | family-support-lead | Grade 7 | 7 | 0.8 | permanent
youth-service-manager | Service manager, youth support | Early help and prevention | early-help-head | Grade 13 | 4 | 1.0 | vacant
children-in-need-head | Head of service, children in need and child protection | Children in need | social-care-director | Head of service 1 | 3 | 1.0 | permanent
duty-manager | Service manager, duty and advice | Children in need | children-in-need-head | Grade 14 | 4 | 1.0 | permanent
duty-team-manager | Team manager, duty and advice | Duty and advice | duty-manager | Grade 12 | 5 | 1.0 | interim
duty-social-worker | Social worker, duty and advice | Duty and advice | duty-team-manager | Grade 10 | 6 | 1.0 | vacant
looked-after-head | Head of service, looked after children and care leavers | Looked after children | social-care-director | Head of service 1 | 3 | 1.0 | permanent
fostering-manager | Service manager, fostering and adoption | Looked after children | looked-after-head | Grade 14 | 4 | 1.0 | permanent
fostering-social-worker | Supervising social worker | Fostering | fostering-manager | Grade 10 | 6 | 0.6 | permanent
leaving-care-adviser | Personal adviser, leaving care | Looked after children | looked-after-head | Grade 8 | 7 | 1.0 | permanent
quality-head | Head of service, safeguarding and quality assurance | Quality assurance | social-care-director | Head of service 2 | 3 | 1.0 | interim
reviewing-officer | Independent reviewing officer | Quality assurance | quality-head | Grade 13 | 5 | 1.0 | permanent
designated-officer | Local authority designated officer | Quality assurance | quality-head | Grade 13 | 5 | 1.0 | seconded
social-care-support | Business support officer | Business support | quality-head | Grade 5 | 8 | 1.0 | permanent
social-care-apprentice | Business administration apprentice | Business support | social-care-support | Apprentice | 9 | 1.0 | permanent
# SEND and education
education-director | Director of SEND and education | Leadership | director | Chief officer 2 | 2 | 1.0 | permanent
performance-head | Head of service, education performance and partnerships | Education performance and partnerships | education-director | Head of service 2 | 3 | 1.0 | permanent
lead-adviser | Lead Adviser for Education Performance | School improvement | performance-head | Soulbury 25-27 | 4 | 1.0 | permanent
primary-consultant-1 | Primary Consultant | School improvement | lead-adviser | Soulbury 8-11 | 6 | 1.0 | permanent
primary-consultant-2 | Primary Consultant | School improvement | lead-adviser | Soulbury 8-11 | 6 | 0.3 | permanent
governor-services-manager | Governor services manager | Governor services | performance-head | Grade 11 | 5 | 1.0 | permanent
governor-services-officer | Governor services officer | Governor services | governor-services-manager | Grade 7 | 7 | 0.5 | vacant
education-data-manager | Education data manager | Education performance and partnerships | performance-head | Grade 11 | 5 | 1.0 | permanent
education-data-officer | Data officer | Education performance and partnerships | education-data-manager | Grade 7 | 7 | 1.0 | permanent
send-head | Head of service, SEND and inclusion | SEND and inclusion | education-director | Head of service 1 | 3 | 1.0 | permanent
assessment-manager | Service manager, statutory assessment | Statutory assessment | send-head | Grade 14 | 4 | 1.0 | permanent
casework-lead | Team leader, education, health and care plans | Statutory assessment | assessment-manager | Grade 11 | 5 | 1.0 | permanent
caseworker-1 | Plan co-ordinator | Statutory assessment | casework-lead | Grade 8 | 7 | 1.0 | permanent
caseworker-2 | Plan co-ordinator | Statutory assessment | casework-lead | Grade 8 | 7 | 1.0 | vacant
principal-psychologist | Principal educational psychologist | Educational psychology | send-head | Soulbury B 9-12 | 4 | 1.0 | permanent
educational-psychologist | Educational psychologist | Educational psychology | principal-psychologist | Soulbury A 3-8 | 6 | 0.6 | permanent
specialist-teacher | Specialist teacher, autism | Specialist teaching | send-head | Upper pay range | 6 | 1.0 | seconded
admissions-head | Head of service, admissions, attendance and school places | Admissions and places | education-director | Head of service 2 | 3 | 1.0 | permanent
admissions-manager | Admissions manager | Admissions and places | admissions-head | Grade 12 | 4 | 1.0 | permanent
admissions-officer | Admissions officer | Admissions and places | admissions-manager | Grade 6 | 7 | 1.0 | permanent
places-officer | School places planning officer | Admissions and places | admissions-head | Grade 10 | 6 | 1.0 | permanent
attendance-lead | Team leader, attendance | Attendance | admissions-head | Grade 11 | 5 | 1.0 | permanent
attendance-officer | Attendance officer | Attendance | attendance-lead | Grade 8 | 7 | 0.8 | permanent
virtual-head | Virtual school headteacher | Virtual school | education-director | Leadership 21-25 | 4 | 1.0 | permanent
early-years-head | Head of service, early years and childcare | Early years | education-director | Head of service 2 | 3 | 1.0 | vacant
early-years-adviser | Early years adviser | Early years | early-years-head | Soulbury 10-13 | 5 | 1.0 | permanent
`

const LEICESTERSHIRE = `
# Children and family services
director | Director of children and family services | Leadership | | Grade 22 | 1 | 1.0 | permanent
# Children's social care and early help
social-care-assistant-director | Assistant director, children's social care | Leadership | director | Grade 19 | 2 | 1.0 | permanent
safeguarding-head | Head of service, safeguarding and practice | Safeguarding | social-care-assistant-director | Grade 16 | 3 | 1.0 | permanent
safeguarding-manager | Service manager, safeguarding unit | Safeguarding | safeguarding-head | Grade 14 | 4 | 1.0 | permanent
schools-safeguarding-officer | Schools safeguarding development officer | Safeguarding | safeguarding-manager | Grade 11 | 6 | 0.8 | permanent
early-help-head | Head of service, children and family wellbeing | Family wellbeing | social-care-assistant-director | Grade 16 | 3 | 1.0 | permanent
wellbeing-manager | Service manager, family wellbeing | Family wellbeing | early-help-head | Grade 13 | 4 | 1.0 | interim
wellbeing-worker | Family wellbeing worker | Family wellbeing | wellbeing-manager | Grade 9 | 7 | 1.0 | vacant
# Education and learning
education-assistant-director | Assistant director, education and learning | Leadership | director | Grade 19 | 2 | 1.0 | permanent
strategy-head | Head of strategy, education quality | Education quality | education-assistant-director | Grade 16 | 3 | 1.0 | permanent
effectiveness-adviser-1 | Education effectiveness partner | School improvement | strategy-head | Soulbury 18-21 | 4 | 1.0 | permanent
effectiveness-adviser-2 | Education effectiveness partner | School improvement | strategy-head | Soulbury 18-21 | 4 | 0.6 | seconded
partnership-officer | Partnership support officer | School improvement | strategy-head | Grade 10 | 6 | 1.0 | permanent
governor-development-officer | Governor development officer | Governor development | strategy-head | Grade 10 | 6 | 0.5 | permanent
education-analyst | Education performance analyst | Education quality | strategy-head | Grade 11 | 5 | 1.0 | permanent
inclusion-head | Head of service, SEND and inclusion | SEND and inclusion | education-assistant-director | Grade 16 | 3 | 1.0 | vacant
assessment-manager | Service manager, special educational needs assessment | SEND and inclusion | inclusion-head | Grade 14 | 4 | 1.0 | permanent
assessment-officer | Assessment officer | SEND and inclusion | assessment-manager | Grade 9 | 7 | 1.0 | permanent
inclusion-officer | Pupil inclusion officer | Inclusion | inclusion-head | Grade 10 | 6 | 1.0 | permanent
psychologist | Senior educational psychologist | Educational psychology | inclusion-head | Soulbury B 6-9 | 4 | 0.8 | permanent
sufficiency-head | Head of service, education sufficiency | Places and admissions | education-assistant-director | Grade 16 | 3 | 1.0 | permanent
admissions-manager | Admissions manager | Places and admissions | sufficiency-head | Grade 12 | 4 | 1.0 | permanent
admissions-officer | Admissions officer | Places and admissions | admissions-manager | Grade 7 | 7 | 1.0 | permanent
virtual-head | Virtual school headteacher | Virtual school | education-assistant-director | Leadership 18-22 | 4 | 1.0 | permanent
business-support | Business support officer | Business support | sufficiency-head | Grade 6 | 8 | 1.0 | permanent
`

/** The council's posts, from the top; a line that begins with # names the division of those after it. */
export function plannedPosts(slug: 'leicester' | 'leicestershire'): PlannedPost[] {
  let division = ''
  return (slug === 'leicester' ? LEICESTER : LEICESTERSHIRE)
    .trim()
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) {
        division = line.slice(2)
        return []
      }
      const [key = '', title = '', team = '', reportsTo = '', grade = '', level = '', fte = '', filled = ''] = line
        .split('|')
        .map((part) => part.trim())
      return [{ key, title, division, team, reportsTo, grade, level, fte, filled }]
    })
}
