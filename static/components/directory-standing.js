// Where the place stands in the directory, and how its owner asks to be let in.
import {ask, copy, dayInWords, pathOf, problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const ICONS = {
  draft: 'edit_note',
  pending: 'hourglass_empty',
  approved: 'verified',
  rejected: 'block',
  suspended: 'pause_circle'
}

export default {
  components: pieces('form-dialog', 'problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    standing: null,
    problem: null,
    isAsking: false,
    shown: {domain: '', nip05: '', osm_id: '', statement: ''}
  }),
  computed: {
    icon() {
      return ICONS[this.standing.status]
    },
    words() {
      const {status, reason, asked_at: at} = this.standing
      const day = at ? dayInWords(at) : ''
      const key = status === 'pending' && !at ? 'unasked' : status
      return t(`directory.standing.${key}`, {day, reason})
    },
    canAsk() {
      const {status, is_stale: isStale, changed_at: changedAt} = this.standing
      return status !== 'approved' || isStale || Boolean(changedAt)
    },
    page() {
      return `/loyalty/places/${this.venue.merchant.slug}`
    },
    link() {
      return location.origin + this.page
    }
  },
  watch: {
    'venue.merchant.id': 'load'
  },
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, '/verification')
        this.standing = await ask(this.venue, 'GET', path)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    copyLink() {
      copy(this.link)
    },
    open() {
      const {website, osm_id: osm} = this.venue.merchant
      const shown = this.standing.evidence || {}
      this.shown = {
        domain: shown.domain || hostOf(website),
        nip05: shown.nip05 || '',
        osm_id: shown.osm_id || osm || '',
        statement: shown.statement || ''
      }
      this.isAsking = true
    },
    async send() {
      const said = Object.entries(this.shown).filter(([, text]) => text.trim())
      const path = pathOf(this.venue, '/verification')
      const body = Object.fromEntries(said)
      this.standing = await ask(this.venue, 'POST', path, body)
    }
  }
}

function hostOf(website) {
  try {
    return new URL(website).host
  } catch {
    return ''
  }
}
