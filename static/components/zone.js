// A time zone, found by typing; the hint shows what time it is there.
import {t, zones} from '../js/cms.js'

export default {
  props: {modelValue: {type: String, required: true}},
  emits: ['update:modelValue'],
  data: () => ({options: zones()}),
  computed: {
    time() {
      const form = {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: this.modelValue
      }
      try {
        const locale = window.i18n.global.locale
        return new Intl.DateTimeFormat(locale, form).format(new Date())
      } catch {
        return '?'
      }
    }
  },
  methods: {
    t,
    filter(text, update) {
      const wanted = text.trim().toLowerCase().replaceAll(' ', '_')
      update(() => {
        this.options = zones().filter(zone =>
          zone.toLowerCase().includes(wanted)
        )
      })
    }
  }
}
