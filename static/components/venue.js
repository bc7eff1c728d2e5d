// What the venue is, who holds a key to it, and its end.
import {ask, needed, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const CONTACT = [
  {name: 'description', type: 'textarea', longest: 2000},
  {name: 'address', longest: 500},
  {name: 'city', longest: 500},
  {name: 'country', longest: 2, hint: 'venue.country_hint'},
  {name: 'phone', type: 'tel', longest: 64},
  {name: 'email', type: 'email', longest: 500},
  {name: 'website', type: 'url', longest: 500, hint: 'venue.website_hint'}
]
const PLACE = [
  'name',
  'category',
  'timezone',
  'day_start_hour',
  'currency',
  'mode'
]

function draftOf(merchant) {
  const names = [...PLACE, ...CONTACT.map(({name}) => name)]
  return {
    ...Object.fromEntries(names.map(name => [name, merchant[name] ?? ''])),
    external_ids: merchant.external_ids.join('\n'),
    adapters: [...merchant.adapters]
  }
}

const ADAPTERS = [
  'tpos',
  'tpos_cash',
  'lnurlp',
  'nostrmarket',
  'restaurant',
  'webshop',
  'events',
  'tabs',
  'satspay',
  'paywall',
  'plain'
]

const lines = text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export default {
  components: pieces(
    'category',
    'confirm',
    'currency',
    'keys',
    'paper-cards',
    'problem',
    'save-bar',
    'tables',
    'zone'
  ),
  props: {venue: {type: Object, required: true}},
  emits: ['merchant', 'closed'],
  data() {
    return {
      contact: CONTACT,
      adapters: ADAPTERS,
      draft: draftOf(this.venue.merchant),
      problem: null,
      isSaving: false,
      isClosing: false,
      isClosed: false
    }
  },
  computed: {
    hours: () =>
      [...Array(24).keys()].map(value => ({
        value,
        label: `${String(value).padStart(2, '0')}:00`
      })),
    modes: () =>
      ['full', 'bistro', 'bar'].map(value => ({
        value,
        label: t(`venue.modes.${value}`)
      })),
    body() {
      const before = draftOf(this.venue.merchant)
      const changed = Object.entries(this.draft).filter(
        ([name, value]) => String(value) !== String(before[name])
      )
      const body = Object.fromEntries(changed)
      if ('external_ids' in body) body.external_ids = lines(body.external_ids)
      return body
    },
    hasChanges() {
      return Object.keys(this.body).length > 0
    }
  },
  methods: {
    t,
    isOffered(adapter) {
      return adapter !== 'tpos_cash' || this.draft.adapters.includes('tpos')
    },
    count(adapter, isOn) {
      const others = this.draft.adapters.filter(name => name !== adapter)
      this.draft.adapters = isOn ? [...others, adapter].sort() : others
    },
    needed,
    reset() {
      this.problem = null
      this.draft = draftOf(this.venue.merchant)
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '')
        const merchant = await ask(this.venue, 'PUT', path, this.body)
        this.$emit('merchant', merchant)
        this.draft = draftOf(merchant)
        tell(t('saved'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    },
    async close() {
      await ask(this.venue, 'DELETE', pathOf(this.venue, ''))
      this.isClosed = true
    },
    // Only once the dialog is gone: the page takes this whole piece away.
    afterClosing() {
      this.isClosing = false
      if (!this.isClosed) return
      tell(t('venue.closed', {name: this.venue.merchant.name}))
      this.$emit('closed')
    }
  }
}
