// How guests find the place: where it is, when it is open, how one pays, what it looks
// like.
import {call} from '../js/loyalty.js'
import {ask, copy, pathOf, problemOf, t} from '../js/cms.js'
import {merchantEdits} from '../js/edits.js'
import {openWords} from '../js/places.js'
import {pieces, piecesLater} from '../js/pieces.js'

const WAIT_MS = 400

const lines = text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

const asNumber = text => {
  const value = Number(String(text).replace(',', '.'))
  return String(text).trim() && Number.isFinite(value) ? value : null
}

export default {
  components: {
    ...pieces('directory-standing', 'problem', 'settings-card'),
    ...piecesLater('place-picker')
  },
  mixins: [merchantEdits],
  data: () => ({
    settings: null,
    isPicking: false,
    hours: null,
    tagsProblem: null
  }),
  computed: {
    hoursWords() {
      if (!this.draft.operating_hours.trim()) return t('directory.hours_hint')
      if (!this.hours) return ''
      return this.hours.is_open === null
        ? t('directory.hours_unknown')
        : t('directory.hours_now', {words: openWords(this.hours)})
    },
    at() {
      const latitude = asNumber(this.draft.latitude)
      const longitude = asNumber(this.draft.longitude)
      return latitude === null || longitude === null
        ? null
        : {latitude, longitude}
    }
  },
  watch: {
    'draft.operating_hours': {
      handler() {
        clearTimeout(this.timer)
        this.timer = setTimeout(this.readHours, WAIT_MS)
      },
      immediate: true
    }
  },
  async created() {
    this.settings = await call('GET', '/places/settings').catch(() => null)
  },
  beforeUnmount() {
    clearTimeout(this.timer)
  },
  methods: {
    t,
    kept() {
      const {merchant} = this.venue
      return {
        latitude: merchant.latitude ?? '',
        longitude: merchant.longitude ?? '',
        operating_hours: merchant.operating_hours ?? '',
        accepts_lightning: Boolean(merchant.accepts_lightning),
        accepts_onchain: Boolean(merchant.accepts_onchain),
        images: (merchant.images || []).join('\n')
      }
    },
    degrees: most => text =>
      !String(text).trim() ||
      Math.abs(asNumber(text) ?? 999) <= most ||
      t('directory.degrees_needed', {n: most}),
    pick({latitude, longitude}) {
      Object.assign(this.draft, {latitude, longitude})
    },
    // An older answer must not come over a newer one.
    async readHours() {
      const asked = this.draft.operating_hours.trim()
      if (!asked) return
      const query = new URLSearchParams({
        operating_hours: asked,
        timezone: this.venue.merchant.timezone
      })
      const found = await call('GET', `/places/hours?${query}`).catch(
        () => null
      )
      if (asked === this.draft.operating_hours.trim()) this.hours = found
    },
    // One tag a line, as the map's own editor takes them when they are pasted.
    async copyTags() {
      this.tagsProblem = null
      try {
        const path = pathOf(this.venue, '/osm')
        const {tags} = await ask(this.venue, 'GET', path)
        const line = ([key, value]) => `${key}=${value.replace(/\s+/g, ' ')}`
        copy(Object.entries(tags).map(line).join('\n'))
      } catch (error) {
        this.tagsProblem = problemOf(error)
      }
    },
    send(body) {
      const sent = {...body}
      for (const name of ['latitude', 'longitude']) {
        if (name in sent) sent[name] = asNumber(sent[name])
      }
      if ('images' in sent) sent.images = lines(sent.images)
      return merchantEdits.methods.send.call(this, sent)
    }
  }
}
