// Who wants to be in the directory, what shows that they are who they say, and the
// community's word on it.
import {categoryIcon, dayInWords, problemOf, t, tell} from '../js/cms.js'
import {call} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const SHOWN = ['pending', 'changed', 'approved', 'rejected', 'suspended']
const ICONS = {holds: 'check_circle', fails: 'error', open: 'help_outline'}
const isWebsite = text => /^https:\/\/[^\s"'<>\\]+$/.test(text || '')

export default {
  components: pieces('empty', 'form-dialog', 'problem'),
  mixins: [paged],
  data: () => ({
    shown: SHOWN[0],
    // Whose reason is being written, and what it leads to.
    deciding: null,
    reason: '',
    approving: '',
    refused: null
  }),
  computed: {
    choices: () =>
      SHOWN.map(value => ({value, label: t(`network.shown.${value}`)}))
  },
  watch: {
    shown() {
      this.items = null
      this.load()
    }
  },
  methods: {
    t,
    dayInWords,
    categoryIcon,
    listPath(offset) {
      const query = new URLSearchParams({
        ...(this.shown === 'changed'
          ? {changed: 'true'}
          : {status: this.shown}),
        sortby: 'asked_at',
        direction: 'asc',
        limit: PAGE,
        offset
      })
      return `/community/merchants?${query}`
    },
    readPage: path => call('GET', path),
    iconOf: ({state}) => ICONS[state],
    colorOf: ({state}) =>
      ({holds: 'positive', fails: 'negative', open: undefined})[state],
    checkWords: ({name, why}) => t(`network.checks.${name}.${why}`),
    changedWords: ({changed_since: names}) =>
      t('network.changed_since', {
        fields: names.map(name => t(`network.fields.${name}`)).join(', ')
      }),
    where: ({address, city, country}) =>
      [address, city, country].filter(Boolean).join(', '),
    website: ({website}) => (isWebsite(website) ? website : ''),
    mapLink: ({latitude, longitude}) =>
      Number.isFinite(latitude) && Number.isFinite(longitude)
        ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`
        : '',
    // Whoever is in can be taken out; whoever waits can be turned down.
    refusal: ({status}) =>
      ({approved: 'suspended', pending: 'rejected', draft: 'rejected'})[status],
    ask(one) {
      this.reason = ''
      this.deciding = {name: one.name, id: one.id, status: this.refusal(one)}
    },
    refuse() {
      const {id, name, status} = this.deciding
      return this.decide(id, name, {status, reason: this.reason.trim()})
    },
    async approve({id, name}) {
      this.approving = id
      this.refused = null
      try {
        await this.decide(id, name, {status: 'approved'})
      } catch (error) {
        this.refused = problemOf(error, true)
      }
      this.approving = ''
    },
    async decide(id, name, body) {
      await call('PUT', `/merchants/${id}/status`, {}, body)
      tell(t(`network.done.${body.status}`, {name}))
      this.load()
    }
  }
}
