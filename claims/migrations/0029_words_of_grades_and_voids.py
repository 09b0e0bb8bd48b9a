# Labels alone: nothing in the database changes.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0028_notes_and_tips_are_found'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidence',
            name='reliability',
            field=models.CharField(choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], default='F', max_length=1, verbose_name='the source’s reliability, in this'),
        ),
        migrations.AlterField(
            model_name='evidenceevent',
            name='reliability',
            field=models.CharField(choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], default='F', max_length=1, verbose_name='the source’s reliability, in this'),
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('mention', 'You were mentioned'), ('answer', 'Somebody answered'), ('assigned', 'A claim was given to you'), ('taken', 'A claim was taken over from you'), ('returned', 'Your draft was returned'), ('decided', 'Your draft was decided on'), ('recheck', 'A claim of yours is to be rechecked'), ('changed', 'Somebody changed work of yours'), ('void', 'What was submitted no longer holds')], max_length=20),
        ),
        migrations.AlterField(
            model_name='source',
            name='reliability',
            field=models.CharField(choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], default='F', max_length=1),
        ),
        migrations.AlterField(
            model_name='sourceevent',
            name='reliability',
            field=models.CharField(choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], default='F', max_length=1),
        ),
    ]
