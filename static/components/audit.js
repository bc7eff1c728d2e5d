// Who did what, the newest first.
import {ask, dayInWords, number, pathOf, sats, t} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const ABOUT = ['points', 'rewards', 'bills', 'guests', 'settings', 'access']
const ICONS = {
  points: 'add_circle_outline',
  rewards: 'redeem',
  bills: 'receipt_long',
  guests: 'person',
  settings: 'tune',
  access: 'vpn_key'
}
const MOST_ACTORS = 100

export default {
  components: pieces('listed'),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({about: '', actor: '', actors: []}),
  computed: {
    subjects: () => [
      {value: '', label: t('audit.all')},
      ...ABOUT.map(value => ({value, label: t(`audit.about.${value}`)}))
    ],
    people() {
      const owner = `wallet:${this.venue.wallet.id}`
      return [
        {value: '', label: t('audit.anybody')},
        {value: owner, label: t('audit.actor.owner')},
        ...this.actors
      ]
    },
    isFiltered() {
      return Boolean(this.about || this.actor)
    }
  },
  watch: {
    about: 'again',
    actor: 'again'
  },
  created() {
    this.loadActors()
  },
  // Shown again after other tabs: what was done there is in it.
  activated() {
    if (this.items) this.load()
  },
  methods: {
    t,
    listPath(offset) {
      const {about, actor} = this
      const query = new URLSearchParams({about, actor, limit: PAGE, offset})
      return pathOf(this.venue, `/audit?${query}`)
    },
    again() {
      this.items = null
      this.load()
    },
    // Whom to choose among; without it, the list itself still says everything.
    async loadActors() {
      try {
        const lists = await Promise.all([
          this.readNames('/staff', 'staff', ({initials}) => initials),
          this.readNames('/tokens', 'token', ({name}) => name)
        ])
        this.actors = lists.flat()
      } catch (error) {
        console.warn(error)
      }
    },
    async readNames(path, kind, nameOf) {
      const rest = pathOf(this.venue, `${path}?limit=${MOST_ACTORS}`)
      const {data} = await ask(this.venue, 'GET', rest)
      return data.map(one => ({
        value: `${kind}:${one.id}`,
        label: nameOf(one)
      }))
    },
    icon: act => ICONS[aboutOf(act.kind)],
    who({actor}) {
      return actor.name || t(`audit.actor.${actor.kind}`)
    },
    what(act) {
      const said = {
        points: t('points', {n: number(Math.abs(act.points))}, act.points),
        sats: sats(Math.abs(act.amount_sats)),
        guest: act.guest || t('audit.forgotten'),
        subject: subjectOf(act),
        fields: fieldsOf(act).join(', ')
      }
      return t(`audit.kinds.${act.kind}`, said)
    },
    when(act) {
      const clock = new Intl.DateTimeFormat(window.i18n.global.locale, {
        hour: '2-digit',
        minute: '2-digit'
      })
      const at = new Date(act.time * 1000)
      return `${dayInWords(act.time)} ${clock.format(at)}`
    },
    rest(act) {
      const table = act.table && t('audit.table', {name: act.table})
      return [table, act.reason && t('audit.reason', {words: act.reason})]
        .filter(Boolean)
        .join(' · ')
    }
  }
}

// A voucher over points names only how many.
function subjectOf({kind, subject}) {
  if (kind === 'status_changed') return t(`audit.standing.${subject}`)
  const isCount = kind.startsWith('voucher_') && /^\d+$/.test(subject)
  return isCount ? t('points', {n: number(subject)}, Number(subject)) : subject
}

function fieldsOf({kind, fields, subject}) {
  if (kind === 'mode_changed') return [t(`venue.modes.${subject}`)]
  const section =
    kind === 'payments_changed' ? 'venue.adapters' : 'audit.fields'
  const names = fields.map(name => nameOf(section, name))
  return names.length ? names : [t('audit.none_of_them')]
}

// A setting that came later than these words is another setting.
function nameOf(section, name) {
  const key = `${section}.${name}`
  return window.i18n.global.te(`loyalty.cms.${key}`)
    ? t(key)
    : t('audit.fields.other')
}

function aboutOf(kind) {
  if (/^(points|voucher)_|^bill_moved$/.test(kind)) return 'points'
  if (['reward_used', 'reward_given', 'reward_returned'].includes(kind)) {
    return 'rewards'
  }
  if (kind.endsWith('_bill') || kind === 'refund') return 'bills'
  if (kind.startsWith('recovery') || kind === 'guest_erased') return 'guests'
  const access = /^(key|link|staff|invitation|branch)_/
  return access.test(kind) ? 'access' : 'settings'
}
